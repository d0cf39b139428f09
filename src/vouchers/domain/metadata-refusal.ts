import type { RowRejection } from '../../async-actions/index.js';
import { describeFault } from '../../json/json-path.js';
import type { MetadataValidator } from '../../metadata-schemas/domain/compile-metadata-schema.js';
import { validatorFor, type SchemaInForce } from '../../metadata-schemas/domain/schema-in-force.js';
import { mergedMetadata, metadataSizeFault, type Metadata } from './metadata.js';

/** Why a voucher cannot have this metadata, which is that after an update, or null. */
export function refusalOf(
  metadata: Metadata,
  text: string,
  maxMetadataBytes: number,
  validate: MetadataValidator | null,
): RowRejection | null {
  const tooLarge = metadataSizeFault(text, maxMetadataBytes);
  if (tooLarge !== null) {
    return { key: 'invalid_payload', details: `${describeFault(tooLarge)} after the update` };
  }
  const details = validate === null ? null : validate(metadata);
  return details === null ? null : { key: 'metadata_validation_failed', details };
}

/** What a client wants to become of the metadata of one voucher. The metadata are JSON texts. */
export interface MetadataChange {
  /** Null for a new voucher. */
  readonly prior: string | null;
  readonly patch: string;
  readonly schema: SchemaInForce | null;
  readonly maxMetadataBytes: number;
}

/** What becomes of it. */
export interface DecidedMetadata {
  readonly text: string;
  readonly refusal: RowRejection | null;
}

/** Merges and judges the metadata of one voucher. What stays as it was is not judged. */
export function decideMetadata(change: MetadataChange): DecidedMetadata {
  const { prior, patch, schema, maxMetadataBytes } = change;
  const metadata = mergedMetadata(prior ?? '{}', JSON.parse(patch) as Metadata);
  const text = JSON.stringify(metadata);
  if (text === prior) return { text, refusal: null };
  const refusal = refusalOf(metadata, text, maxMetadataBytes, validatorFor(schema));
  return { text, refusal };
}
