import type { WorkerTask } from '../../../workers/worker-task.js';
import { mergeRows, type MergedRows, type MergeRowsInput } from './merge-rows.js';

export default mergeRows;

export const MERGE_ROWS: WorkerTask<MergeRowsInput, MergedRows> = {
  file: import.meta.filename,
  lane: 'chunks',
};

/** The same while the vouchers of the chunk are locked. */
export const MERGE_LOCKED_ROWS: WorkerTask<MergeRowsInput, MergedRows> = {
  ...MERGE_ROWS,
  lane: 'locked',
};
