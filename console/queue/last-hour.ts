import type { JobList } from '../jobs/job-list.js';
import { hasEnded, type ListedJob } from '../../src/client/jobs/job-state.js';

/** A span of time, in Unix milliseconds. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

/** Values over time. */
export interface Series {
  /** Unix milliseconds, ascending. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

const MINUTE_MS = 60_000;

const acceptedAt = (job: ListedJob) => Date.parse(job.created_at);
const changedAt = (job: ListedJob) => Date.parse(job.updated_at);

/**
 * Since when the jobs of a list are all that the queue had. Jobs run in the order in which they were sent, so what was
 * sent before a job that ran to its end had ended by then.
 */
export function knownSince({ jobs, next }: JobList): number {
  if (next === null) return -Infinity;
  const ran = jobs.filter((job) => hasEnded(job) && job.cancelled_at === undefined);
  return Math.min(Infinity, ...ran.map(changedAt));
}

/** When a job was in the queue. */
interface Stay {
  readonly from: number;
  readonly until: number;
}

const staysOf = (jobs: readonly ListedJob[]): Stay[] =>
  jobs.map((job) => ({ from: acceptedAt(job), until: hasEnded(job) ? changedAt(job) : Infinity }));

/** How many jobs had not ended; each value holds until the next time. */
export function depthOf(jobs: readonly ListedJob[], span: Span): Series {
  const stays = staysOf(jobs);
  const times = [span.begin, ...turnsOf(stays, span), span.end];
  return { times, values: times.map((at) => unfinishedAt(stays, at).length) };
}

/** Milliseconds since the oldest job was sent that had not ended; 0 without one. It changes between the times. */
export function oldestWaitOf(jobs: readonly ListedJob[], span: Span): Series {
  const stays = staysOf(jobs);
  // Just before a turn the oldest can be another one than at it.
  const turns = turnsOf(stays, span).flatMap((at) => [
    { at, lookedAt: at - 1 },
    { at, lookedAt: at },
  ]);
  const points = [
    { at: span.begin, lookedAt: span.begin },
    ...turns,
    { at: span.end, lookedAt: span.end },
  ];
  return {
    times: points.map(({ at }) => at),
    values: points.map(({ at, lookedAt }) => {
      const oldest = Math.min(at, ...unfinishedAt(stays, lookedAt).map(({ from }) => from));
      return at - oldest;
    }),
  };
}

function unfinishedAt(stays: readonly Stay[], at: number): Stay[] {
  return stays.filter(({ from, until }) => from <= at && until > at);
}

/** When jobs were sent or ended within a span. */
function turnsOf(stays: readonly Stay[], { begin, end }: Span): number[] {
  const within = stays
    .flatMap(({ from, until }) => [from, until])
    .filter((at) => at > begin && at < end);
  return [...new Set(within)].sort((one, other) => one - other);
}

/**
 * Rows that were processed in each minute of the clock; each value holds until the next time. The rows of a job are
 * spread over the time that its rate says they took; without a rate it took less than a moment.
 */
export function rowsPerMinuteOf(jobs: readonly ListedJob[], { begin, end }: Span): Series {
  const first = Math.floor(begin / MINUTE_MS);
  const minutes = Array.from({ length: Math.floor(end / MINUTE_MS) - first + 1 }, () => 0);
  for (const job of jobs) {
    const until = changedAt(job);
    const rows = job.counts.done + job.counts.failed;
    const rate = job.rows_per_second ?? Infinity;
    const took = Math.min((1_000 * rows) / rate, until - acceptedAt(job));
    minutes.forEach((sum, at) => {
      const from = (first + at) * MINUTE_MS;
      minutes[at] = sum + rows * shareOf(until - took, until, from, from + MINUTE_MS);
    });
  }
  const times = minutes.map((_, at) => (first + at) * MINUTE_MS);
  return {
    times: [...times, Math.max(end, times.at(-1) ?? end)],
    values: [...minutes, minutes.at(-1) ?? 0].map(Math.round),
  };
}

/** The share of a stretch that lies within two moments. A stretch without length lies where it ends. */
function shareOf(start: number, stop: number, from: number, to: number): number {
  if (stop <= start) return stop >= from && stop < to ? 1 : 0;
  const overlap = Math.min(stop, to) - Math.max(start, from);
  return Math.max(0, overlap) / (stop - start);
}
