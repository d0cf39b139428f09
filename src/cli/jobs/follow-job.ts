import { setTimeout as sleep } from 'node:timers/promises';
import { AwayError } from '../../client/api/errors.js';
import { follow } from '../../client/events/follow.js';
import { jobEventsOf } from '../../client/events/job-event.js';
import { openStream } from '../../client/events/open-stream.js';
import { hasEnded } from '../../client/jobs/job-state.js';
import type { Job } from '../../client/jobs/result.js';
import type { Progress } from '../output/progress.js';
import type { Service } from '../service/open-service.js';
import { readJob } from './read-job.js';

const WAIT_SECONDS = 30;
const ASK_AGAIN_MS = 2_000;

/**
 * Follows a job to its end by its events, through losses of the connection and restarts of the service. Where the
 * events cannot be read it waits for the end instead.
 * @throws ApiError when the service refuses, AwayError when it does not answer at the beginning
 */
export async function followJob(service: Service, id: string, progress: Progress): Promise<Job> {
  const first = await readJob(service, id);
  if (hasEnded(first)) return first;
  progress.show(first);
  const stop = new AbortController();
  let last = first;
  const take = (job: Job) => {
    last = job;
    if (hasEnded(job)) stop.abort();
    else progress.show(job);
  };
  await follow(
    {
      place: { lastEventId: '' },
      open: (lastEventId, signal) => openStream(service.api, `job/${id}`, lastEventId, signal),
      onEvents: (events) => {
        for (const event of jobEventsOf(events)) {
          if (event.kind === 'ended') take(event.job);
          else progress.show(event.job);
        }
      },
      onLive: noteLosses(progress, stop.signal),
      pause: async (ms) => {
        await sleep(ms);
        const job = await readIfThere(service, id);
        if (job !== null) take(job);
      },
    },
    stop.signal,
  );
  return hasEnded(last) ? last : waitForEnd(service, id, progress);
}

function noteLosses(progress: Progress, ended: AbortSignal) {
  let isLost = false;
  return (isLive: boolean): void => {
    if (ended.aborted) return;
    if (isLive && isLost) progress.note('The connection is back.');
    if (!isLive && !isLost) progress.note('The connection is lost. The job goes on; trying again.');
    isLost = !isLive;
  };
}

async function waitForEnd(service: Service, id: string, progress: Progress): Promise<Job> {
  for (;;) {
    const job = await readIfThere(service, id, WAIT_SECONDS);
    if (job === null) await sleep(ASK_AGAIN_MS);
    else if (hasEnded(job)) return job;
    else progress.show(job);
  }
}

async function readIfThere(service: Service, id: string, wait?: number): Promise<Job | null> {
  try {
    return await readJob(service, id, wait);
  } catch (error) {
    if (error instanceof AwayError) return null;
    throw error;
  }
}
