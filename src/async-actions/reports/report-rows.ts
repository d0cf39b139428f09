import type { Operation } from '../operation.js';
import { failureOf, type RowFailure, type RowOutcome, type RowStatus } from '../row.js';
import type { ReportChunk } from '../storage/chunk-store.js';

/** One line of a report. */
export interface ReportRow {
  readonly row: number;
  readonly code: string;
  readonly status: RowStatus;
  readonly found: boolean | null;
  readonly updated: boolean | null;
  /** What it would change, as JSON; only in a dry run. */
  readonly changes?: string;
  readonly error: (Pick<RowFailure, 'message' | 'details'> & { readonly key: string }) | null;
}

const NOT_PROCESSED = {
  key: 'not_processed',
  message: 'Row not processed',
  details: 'The job ended before it came to this row',
};

/** The rows of a chunk, in the order in which they were processed. */
export function reportRowsOf(
  chunk: ReportChunk,
  plainSuccess: Operation['plainSuccess'],
): ReportRow[] {
  if (chunk.outcomes === null) {
    return chunk.rows.map(([row, code]) => {
      const status = 'unprocessed';
      return { row, code, status, found: null, updated: null, error: NOT_PROCESSED };
    });
  }
  const special = new Map(chunk.outcomes.map((outcome) => [outcome.row, outcome]));
  return chunk.rows.map(([row, code]) => {
    const outcome = special.get(row);
    if (outcome !== undefined) return toRow(outcome);
    return { row, code, status: 'succeeded', ...plainSuccess, error: null };
  });
}

function toRow({ row, code, found, updated, error }: RowOutcome): ReportRow {
  if (error === undefined) return { row, code, status: 'succeeded', found, updated, error: null };
  const { key, message, details } = failureOf(row, code, error);
  return { row, code, status: 'failed', found, updated, error: { key, message, details } };
}
