import type { ChunkResult } from '../../../async-actions/operation.js';
import type { AcceptedRow, RowOutcome, RowRejection } from '../../../async-actions/row.js';
import { describeFault } from '../../../json/json-path.js';
import type { MetadataValidator } from '../../../metadata-schemas/domain/compile-metadata-schema.js';
import {
  validatorFor,
  type SchemaInForce,
} from '../../../metadata-schemas/domain/schema-in-force.js';
import { mergedMetadata, metadataSizeFault, type Metadata } from '../../domain/metadata.js';

/** A chunk and what its vouchers hold now. */
export interface MergeInput {
  /** JSON array of accepted rows with metadata payloads. */
  readonly items: string;
  /** JSON array of `[code, metadata text]`. */
  readonly prior: string;
  readonly maxMetadataBytes: number;
  /** The schema of the project's vouchers, read in the transaction that writes. */
  readonly schema: SchemaInForce | null;
}

/** The outcome of a chunk and what must be written for it. */
export interface MergeOutput extends ChunkResult {
  /** JSON array of `[code, metadata text, number of effective changes]`. */
  readonly patches: string;
}

/**
 * Applies a chunk's rows to metadata in order, without a database: what each voucher becomes and what is
 * said of each row. Rows of the same code see each other's changes; the last one wins.
 */
export function mergeChunk({ items, prior, maxMetadataBytes, schema }: MergeInput): MergeOutput {
  const validate = validatorFor(schema);
  const rows = JSON.parse(items) as AcceptedRow<Metadata>[];
  const current = new Map(JSON.parse(prior) as [code: string, metadata: string][]);
  const changes = new Map<string, number>();
  const outcomes: RowOutcome[] = [];
  const before: string[] = [];
  for (const [row, code, patch, rejection] of rows) {
    if (rejection !== undefined) {
      outcomes.push(failed(row, code, current.has(code), rejection));
      continue;
    }
    const text = current.get(code);
    if (text === undefined) {
      outcomes.push(failed(row, code, false, unknownCode(code)));
      continue;
    }
    const metadata = mergedMetadata(text, patch);
    const merged = JSON.stringify(metadata);
    if (merged === text) continue;
    const refusal = refusalOf(metadata, merged, maxMetadataBytes, validate);
    if (refusal !== null) {
      outcomes.push(failed(row, code, true, refusal));
      continue;
    }
    before.push(`[${row},${text}]`);
    current.set(code, merged);
    changes.set(code, (changes.get(code) ?? 0) + 1);
  }
  return {
    doneCount: rows.length - outcomes.length,
    failedCount: outcomes.length,
    outcomes: JSON.stringify(outcomes),
    before: `[${before.join(',')}]`,
    patches: JSON.stringify([...changes].map(([code, count]) => [code, current.get(code), count])),
  };
}

/** Why a voucher cannot have this metadata, which is that after the update. */
function refusalOf(
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

function failed(row: number, code: string, found: boolean, error: RowRejection): RowOutcome {
  return { row, code, found, updated: false, error };
}

/** In the words of the 404 that a single read would answer. */
function unknownCode(code: string): RowRejection {
  return { key: 'not_found', details: `Cannot find voucher with id ${code}` };
}
