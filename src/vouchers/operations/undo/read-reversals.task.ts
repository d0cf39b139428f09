import type { WorkerTask } from '../../../workers/worker-task.js';
import { readReversals, type ProcessedRows, type ReversalRows } from './read-reversals.js';

export default readReversals;

export const READ_REVERSALS: WorkerTask<ProcessedRows, ReversalRows> = {
  file: import.meta.filename,
  lane: 'chunks',
};

/** The same inside a transaction. */
export const READ_REVERSALS_LOCKED: WorkerTask<ProcessedRows, ReversalRows> = {
  ...READ_REVERSALS,
  lane: 'locked',
};
