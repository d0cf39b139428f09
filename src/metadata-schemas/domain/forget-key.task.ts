import type { WorkerTask } from '../../workers/worker-task.js';
import { forgetKey, type ForgottenKey } from './change-schema.js';

export default forgetKey;

export const FORGET_KEY: WorkerTask<ForgottenKey, string | null> = {
  file: import.meta.filename,
  lane: 'chunks',
};
