import type { UndoRule } from '../../../async-actions/index.js';

export const UNDO = 'VOUCHERS.UNDO';

/** Undoes operations that keep a prior value of each row that changed something. */
export const UNDO_OF_CHANGES: UndoRule = { type: UNDO, isDoneEnough: false };

/** Undoes operations that add vouchers, of which there is no prior value. */
export const UNDO_OF_ADDITIONS: UndoRule = { type: UNDO, isDoneEnough: true };
