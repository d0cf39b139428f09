import type { WorkerTask } from '../../../workers/worker-task.js';
import { undoRows, type UndoneVouchers, type UndoRowsInput } from './undo-rows.js';

export default undoRows;

export const UNDO_ROWS: WorkerTask<UndoRowsInput, UndoneVouchers> = {
  file: import.meta.filename,
  lane: 'chunks',
};

/** The same while the vouchers of the chunk are locked. */
export const UNDO_LOCKED_ROWS: WorkerTask<UndoRowsInput, UndoneVouchers> = {
  ...UNDO_ROWS,
  lane: 'locked',
};
