import type { AsyncAction } from '../async-action.js';
import type { Operation } from '../operation.js';
import { failureOf, type RowFailure, type RowOutcome } from '../row.js';
import type { ChunkStore, ReportChunk } from '../storage/chunk-store.js';

/** One line of a report. */
export interface ReportRow {
  readonly row: number;
  readonly code: string;
  readonly found: boolean | null;
  readonly updated: boolean | null;
  readonly error: (Pick<RowFailure, 'message' | 'details'> & { readonly key: string }) | null;
}

const NOT_PROCESSED = {
  key: 'not_processed',
  message: 'Row not processed',
  details: 'The job ended before it came to this row',
};

/**
 * Every row of a finished action in the order of the request. Chunks are kept in the order of
 * processing, so the codes of the whole request (at most its 10 MiB) are gathered before the first row.
 */
export async function readReportRows(
  chunks: ChunkStore,
  action: AsyncAction,
  plainSuccess: Operation['plainSuccess'],
): Promise<ReportRow[]> {
  const rows = new Array<ReportRow>(action.totalCount);
  let chunk = await chunks.reportChunk(action.id, -1);
  while (chunk !== null) {
    for (const row of rowsOfChunk(chunk, plainSuccess)) rows[row.row - 1] = row;
    chunk = await chunks.reportChunk(action.id, chunk.number);
  }
  return rows;
}

function* rowsOfChunk(
  chunk: ReportChunk,
  plainSuccess: Operation['plainSuccess'],
): Generator<ReportRow> {
  if (chunk.outcomes === null) {
    for (const [row, code] of chunk.rows) {
      yield { row, code, found: null, updated: null, error: NOT_PROCESSED };
    }
    return;
  }
  const special = new Map(chunk.outcomes.map((outcome) => [outcome.row, outcome]));
  for (const [row, code] of chunk.rows) {
    const outcome = special.get(row);
    yield outcome === undefined ? { row, code, ...plainSuccess, error: null } : toRow(outcome);
  }
}

function toRow({ row, code, found, updated, error }: RowOutcome): ReportRow {
  return { row, code, found, updated, error: error ? failureOf(row, code, error) : null };
}
