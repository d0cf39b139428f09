import type { WorkerTask } from '../../../workers/worker-task.js';
import { undoRows, type UndoneRows, type UndoRowsInput } from './undo-rows.js';

export default undoRows;

export const UNDO_ROWS: WorkerTask<UndoRowsInput, UndoneRows> = {
  file: import.meta.filename,
  lane: 'chunks',
};

/** The same while the vouchers of the chunk are locked. */
export const UNDO_LOCKED_ROWS: WorkerTask<UndoRowsInput, UndoneRows> = {
  ...UNDO_ROWS,
  lane: 'locked',
};
