import type { ChunkResult } from '../../../async-actions/operation.js';
import type { AcceptedRow, RowOutcome, RowRejection } from '../../../async-actions/row.js';
import { describeFault } from '../../../json/json-path.js';
import type { SharedPatch } from '../metadata-update/shared-patch.js';
import { mergeMetadata, metadataSizeFault, type Metadata } from '../../domain/metadata.js';

/** A chunk and what its vouchers hold now. */
export interface MergeInput {
  /** JSON array of accepted rows with metadata payloads. */
  readonly items: string;
  /** The {@link SharedPatch} that stands for every payload, as JSON; null when each row has its own. */
  readonly shared?: string | null;
  /** JSON array of `[code, metadata text]`. */
  readonly prior: string;
  readonly maxMetadataBytes: number;
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
export function mergeChunk({
  items,
  shared = null,
  prior,
  maxMetadataBytes,
}: MergeInput): MergeOutput {
  const rows = JSON.parse(items) as AcceptedRow<Metadata>[];
  const common = shared === null ? null : (JSON.parse(shared) as SharedPatch);
  const current = new Map(JSON.parse(prior) as [code: string, metadata: string][]);
  const changes = new Map<string, number>();
  const outcomes: RowOutcome[] = [];
  const before: string[] = [];
  for (const [row, code, payload, ownRejection] of rows) {
    const rejection = ownRejection ?? common?.rejection;
    const text = current.get(code);
    if (text === undefined || rejection !== undefined) {
      const error = rejection ?? unknownCode(code);
      outcomes.push(failed(row, code, text !== undefined, error));
      continue;
    }
    const merged = mergeMetadata(text, common?.metadata ?? payload ?? {});
    if (merged === text) continue;
    const tooLarge = metadataSizeFault(merged, maxMetadataBytes);
    if (tooLarge !== null) {
      const details = `${describeFault(tooLarge)} after the update`;
      outcomes.push(failed(row, code, true, { key: 'invalid_payload', details }));
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

function failed(row: number, code: string, found: boolean, error: RowRejection): RowOutcome {
  return { row, code, found, updated: false, error };
}

/** In the words of the 404 that a single read would answer. */
function unknownCode(code: string): RowRejection {
  return { key: 'not_found', details: `Cannot find voucher with id ${code}` };
}
