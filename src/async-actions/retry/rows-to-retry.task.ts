import { moved } from '../../workers/moved.js';
import type { WorkerTask } from '../../workers/worker-task.js';
import { rowsToRetry, type EndedChunk, type RowsToRetry } from './rows-to-retry.js';

/** Picks the rows of a chunk in a worker thread. */
export default function pickRows(chunk: EndedChunk): RowsToRetry {
  const rows = rowsToRetry(chunk);
  return moved(rows, [rows.items.buffer as ArrayBuffer, rows.codes.buffer as ArrayBuffer]);
}

export const ROWS_TO_RETRY: WorkerTask<EndedChunk, RowsToRetry> = {
  file: import.meta.filename,
  lane: 'bodies',
};
