import type { ChunkResult } from '../../src/async-actions/operation.js';
import type { RowOutcome } from '../../src/async-actions/row.js';
import { rangeOf } from '../../src/async-actions/bulk-body/index.js';
import type { NewChunk } from '../../src/async-actions/storage/chunk-store.js';

/** A row as a chunk keeps it: number, code, and what else there is. */
type Row = readonly [row: number, code: string, ...rest: unknown[]];

/** A chunk of these rows, as it is accepted. */
export function aChunk(...rows: Row[]): NewChunk {
  const codes = [...new Set(rows.map(([, code]) => code))];
  return {
    rowCount: rows.length,
    items: Buffer.from(JSON.stringify(rows)),
    codes: Buffer.from(JSON.stringify(codes)),
    codeRange: rangeOf(codes),
  };
}

/** The outcome of a row whose code is unknown. */
export function failureAt(row: number): RowOutcome {
  const error = { key: 'not_found', details: `row ${row}` } as const;
  return { row, code: `code-${row}`, found: false, updated: false, error };
}

/** The result of a chunk in which these rows were no plain success. */
export function resultOf(outcomes: RowOutcome[] = []): ChunkResult {
  const failedCount = outcomes.length;
  return { doneCount: 1, failedCount, outcomes: JSON.stringify(outcomes), before: '[]' };
}

/** A chunk of rows with the same metadata. */
export function chunkOf(...rows: [row: number, code: string][]): NewChunk {
  return aChunk(...rows.map(([row, code]) => [row, code, { a: 1 }] as const));
}
