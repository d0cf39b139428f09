import type { RowRejection } from '../../async-actions/index.js';
import { describeFault } from '../../json/json-path.js';
import type {
  MetadataExtent,
  MetadataValidator,
} from '../../metadata-schemas/domain/compile-metadata-schema.js';
import { validatorFor, type SchemaInForce } from '../../metadata-schemas/domain/schema-in-force.js';
import { mergedMetadata, metadataSizeFault, type Metadata } from './metadata.js';

/** The metadata of a voucher after a request. */
export interface WantedMetadata {
  /** What is held to the schema. */
  readonly judged: Metadata;
  readonly extent: MetadataExtent;
  /** JSON text of the whole. */
  readonly text: string;
}

/** Why a voucher cannot have this metadata, or null. */
export function refusalOf(
  { judged, extent, text }: WantedMetadata,
  maxMetadataBytes: number,
  validate: MetadataValidator | null,
): RowRejection | null {
  const tooLarge = metadataSizeFault(text, maxMetadataBytes);
  if (tooLarge !== null) {
    return { key: 'invalid_payload', details: `${describeFault(tooLarge)} after the update` };
  }
  const details = validate === null ? null : validate(judged, extent);
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

/**
 * Merges and judges the metadata of one voucher: all of a new one, the keys that are sent of another. A change that
 * changes nothing is not judged.
 */
export function decideMetadata(change: MetadataChange): DecidedMetadata {
  const { prior, patch, schema, maxMetadataBytes } = change;
  const judged = JSON.parse(patch) as Metadata;
  const text = JSON.stringify(mergedMetadata(JSON.parse(prior ?? '{}') as Metadata, judged));
  if (text === prior) return { text, refusal: null };
  const wanted = { judged, extent: prior === null ? 'whole' : 'change', text } as const;
  return { text, refusal: refusalOf(wanted, maxMetadataBytes, validatorFor(schema)) };
}
