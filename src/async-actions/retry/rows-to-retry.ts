import type { AcceptedRow, RowOutcome } from '../row.js';
import { rangeOf } from '../code-range.js';
import type { NewChunk } from '../storage/chunk-store.js';

/** A chunk of an action that has ended. */
export interface EndedChunk {
  /** JSON array of its accepted rows. */
  readonly items: string;
  /** JSON array of its outcomes; null when it was not processed. */
  readonly outcomes: string | null;
}

/** The rows of a chunk that are to be tried again. */
export interface RowsToRetry extends NewChunk {
  /** The highest of their numbers. */
  readonly lastRow: number;
}

/** The rows that failed or were not processed, as they were accepted: in their order and with their numbers. */
export function rowsToRetry({ items, outcomes }: EndedChunk): RowsToRetry {
  const accepted = JSON.parse(items) as AcceptedRow<unknown>[];
  const failed = outcomes === null ? null : failedRows(outcomes);
  const rows = accepted.filter(([row]) => failed === null || failed.has(row));
  const codes = [...new Set(rows.map(([, code]) => code))];
  return {
    rowCount: rows.length,
    lastRow: rows.reduce((last, [row]) => Math.max(last, row), 0),
    items: bytesOf(rows),
    codes: bytesOf(codes),
    codeRange: rangeOf(codes),
  };
}

function failedRows(outcomes: string): Set<number> {
  const all = JSON.parse(outcomes) as RowOutcome[];
  return new Set(all.filter(({ error }) => error !== undefined).map(({ row }) => row));
}

/** In memory of their own, which can be moved. */
function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
