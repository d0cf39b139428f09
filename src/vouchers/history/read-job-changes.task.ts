import type { ProcessedRows } from '../operations/undo/read-reversals.js';
import type { WorkerTask } from '../../workers/worker-task.js';
import { readJobChanges, type JobChange } from './read-job-changes.js';

export default readJobChanges;

export const READ_JOB_CHANGES: WorkerTask<ProcessedRows, JobChange[]> = {
  file: import.meta.filename,
  lane: 'bodies',
};
