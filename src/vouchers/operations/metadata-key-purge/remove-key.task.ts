import type { WorkerTask } from '../../../workers/worker-task.js';
import { removeKey, type RemoveKeyInput, type RemoveKeyOutput } from './remove-key.js';

export default removeKey;

export const REMOVE_KEY: WorkerTask<RemoveKeyInput, RemoveKeyOutput> = {
  file: import.meta.filename,
  lane: 'chunks',
};

/** The same while the vouchers are locked. */
export const REMOVE_LOCKED_KEY: WorkerTask<RemoveKeyInput, RemoveKeyOutput> = {
  ...REMOVE_KEY,
  lane: 'locked',
};
