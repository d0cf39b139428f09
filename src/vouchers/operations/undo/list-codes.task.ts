import type { WorkerTask } from '../../../workers/worker-task.js';
import { listCodes } from './list-codes.js';

export default listCodes;

export const LIST_CODES: WorkerTask<string, string> = {
  file: import.meta.filename,
  lane: 'chunks',
};

/** The same inside a transaction. */
export const LIST_CODES_LOCKED: WorkerTask<string, string> = { ...LIST_CODES, lane: 'locked' };
