import type { WorkerTask } from '../../workers/worker-task.js';
import { refuseChanged, type ConfirmedChunk } from './refuse-changed.js';

export default refuseChanged;

export const REFUSE_CHANGED: WorkerTask<ConfirmedChunk, string> = {
  file: import.meta.filename,
  lane: 'chunks',
};

/** The same while the vouchers of the chunk are locked. */
export const REFUSE_LOCKED_CHANGED: WorkerTask<ConfirmedChunk, string> = {
  ...REFUSE_CHANGED,
  lane: 'locked',
};
