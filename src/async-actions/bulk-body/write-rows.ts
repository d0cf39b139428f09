import { moved } from '../../workers/moved.js';
import { joinLines, type Lines } from '../lines.js';
import type { AcceptedRow, RowOutcome, RowSelection, RowStatus } from '../row.js';
import type { RowRange } from '../storage/chunk-store.js';

/** A chunk of which rows are wanted as a client sends them. */
export interface RowsToWrite {
  /** JSON array of its accepted rows. */
  readonly items: string;
  /** Whether rows without an outcome succeeded; otherwise they were not processed. */
  readonly isProcessed: boolean;
  /** JSON array of its outcomes; null when nothing is known of any row. */
  readonly outcomes: string | null;
  /** JSON text that all rows of the action share, or null. */
  readonly shared: string | null;
  readonly selection: RowSelection;
  readonly range: RowRange;
}

/** The rows that were wanted, in the order of processing. */
export interface WrittenRows extends Lines {
  /** Lowest and highest number of all rows of the chunk, wanted or not. */
  readonly span: RowRange;
}

/** Writes each wanted row of a chunk as a line. */
export function writeRows<Payload>(
  { items, isProcessed, outcomes, selection, range }: Omit<RowsToWrite, 'shared'>,
  write: (accepted: AcceptedRow<Payload>) => string,
): WrittenRows {
  const all = JSON.parse(items) as AcceptedRow<Payload>[];
  const statusOf = statusesOf(outcomes, isProcessed);
  const wanted = all.filter(([row]) => {
    const isInRange = row >= range.first && row <= range.last;
    return isInRange && (selection === 'all' || selection === statusOf(row));
  });
  const lines = joinLines(
    wanted.map(([row]) => row),
    wanted.map(write),
  );
  return { ...lines, span: spanOf(all) };
}

/** Makes the result of a task of these rows, which leave their thread without a copy. */
export function moveRows(rows: WrittenRows): WrittenRows {
  const parts = [rows.bytes, rows.ends, rows.rows];
  return moved(
    rows,
    parts.map(({ buffer }) => buffer as ArrayBuffer),
  );
}

function statusesOf(outcomes: string | null, isProcessed: boolean): (row: number) => RowStatus {
  const otherwise = isProcessed ? 'succeeded' : 'unprocessed';
  const all = JSON.parse(outcomes ?? '[]') as RowOutcome[];
  const failed = new Set(all.filter(({ error }) => error !== undefined).map(({ row }) => row));
  return (row) => (failed.has(row) ? 'failed' : otherwise);
}

function spanOf(all: readonly AcceptedRow<unknown>[]): RowRange {
  let [first, last] = [Infinity, 0];
  for (const [row] of all) {
    first = Math.min(first, row);
    last = Math.max(last, row);
  }
  return { first, last };
}
