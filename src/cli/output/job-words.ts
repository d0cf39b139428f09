import { hasEnded, stateOf, type JobState, type ListedJob } from '../../client/jobs/job-state.js';
import { resultOf, type Job } from '../../client/jobs/result.js';

const STATES: Readonly<Record<JobState, string>> = {
  waiting: 'waiting',
  running: 'running',
  paused: 'paused',
  cancelled: 'cancelled',
  done: 'done',
  doneWithFailures: 'done, rows failed',
  failed: 'failed',
};

/** The state of a job in words. */
export function stateWord(job: ListedJob): string {
  return STATES[stateOf(job)];
}

/** What a job does. */
export function kindOf({ type, dry_run: isDryRun }: ListedJob): string {
  return isDryRun === true ? `${type} (dry run)` : type;
}

/** What a person wants to know of a job; the whole of it is its JSON. */
export function factsOf(job: Job): object {
  const { counts } = job;
  const result = resultOf(job);
  return {
    id: job.id,
    type: kindOf(job),
    ...(job.label !== undefined && { label: job.label }),
    state: stateWord(job),
    rows: counts.total,
    done: counts.done,
    failed: counts.failed,
    ...(counts.unprocessed !== 0 && { unprocessed: counts.unprocessed }),
    ...(result?.wouldChange !== undefined && {
      'would change': result.wouldChange,
      'would stay': result.wouldStay,
    }),
    'sent by': job.key_name,
    'sent at': job.created_at,
    ...(hasEnded(job) && { took: `${(job.processing_time / 1000).toFixed(1)} s` }),
    ...(job.parent_id !== undefined && { 'made of': job.parent_id }),
    ...(job.confirmed_by !== undefined && { 'confirmed by': job.confirmed_by }),
    ...(result?.reason !== undefined && { reason: result.reason }),
    ...(result?.availableTill !== undefined && { 'report kept until': result.availableTill }),
    ...(result !== null && result.notes.length > 0 && { notes: result.notes }),
  };
}
