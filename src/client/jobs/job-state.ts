import type { Schemas } from '../api/client.js';

/** A job as lists have it. */
export type ListedJob = Schemas['AsyncActionBaseResponse'];

/** What a person wants to know of a job first. */
export type JobState =
  'waiting' | 'running' | 'paused' | 'cancelled' | 'done' | 'doneWithFailures' | 'failed';

type StateFields = Pick<ListedJob, 'status' | 'operation_status' | 'paused_at' | 'cancelled_at'>;

/** The state of a job, from what the API says of it. */
export function stateOf(job: StateFields): JobState {
  if (job.cancelled_at !== undefined) return 'cancelled';
  if (job.status === 'FAILED') return 'failed';
  if (job.status === 'DONE') return job.operation_status === 'FAILED' ? 'doneWithFailures' : 'done';
  if (job.paused_at !== undefined) return 'paused';
  return job.status === 'ENQUEUED' ? 'waiting' : 'running';
}

/** Whether the job will not change any more. */
export function hasEnded({ status }: Pick<ListedJob, 'status'>): boolean {
  return status === 'DONE' || status === 'FAILED';
}
