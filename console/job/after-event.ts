import type { JobEvent } from '../../src/client/events/job-event.js';
import { hasEnded } from '../../src/client/jobs/job-state.js';
import type { Job } from '../../src/client/jobs/result.js';

/** A job after an event of its stream. What an event of progress does not say stays as it was known. */
export function afterEvent(known: Job, { kind, job }: JobEvent): Job {
  if (kind === 'ended') return job;
  if (hasEnded(known)) return known;
  const { processing_time, user, log_id } = known;
  const isHolding = job.paused_at !== undefined && (job.queue?.position ?? 1) === 1;
  return {
    ...job,
    processing_time,
    user,
    log_id,
    ...(isHolding && { holds_queue: true }),
  };
}
