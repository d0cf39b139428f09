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

const NOT_PROCESSED = { key: 'not_processed', message: 'Row not processed' };

/** What is said of rows that have no outcome of their own. */
export interface RowDefaults {
  readonly plainSuccess: Operation['plainSuccess'];
  /** Why a row was not processed. */
  readonly unprocessedDetails: string;
}

/** The rows of a chunk, in the order in which they were processed. */
export function reportRowsOf(
  { rows, outcomes, isProcessed }: ReportChunk,
  { plainSuccess, unprocessedDetails: details }: RowDefaults,
): ReportRow[] {
  const otherwise = isProcessed
    ? ({ status: 'succeeded', ...plainSuccess, error: null } as const)
    : ({
        status: 'unprocessed',
        found: null,
        updated: null,
        error: { ...NOT_PROCESSED, details },
      } as const);
  const special = new Map(outcomes?.map((outcome) => [outcome.row, outcome]));
  return rows.map(([row, code]) => {
    const outcome = special.get(row);
    return outcome === undefined ? { row, code, ...otherwise } : toRow(outcome);
  });
}

function toRow({ row, code, found, updated, error }: RowOutcome): ReportRow {
  if (error === undefined) return { row, code, status: 'succeeded', found, updated, error: null };
  const { key, message, details } = failureOf(row, code, error);
  return { row, code, status: 'failed', found, updated, error: { key, message, details } };
}
