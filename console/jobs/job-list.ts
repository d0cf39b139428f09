import { isInState, type JobFilter } from './job-filter.js';
import { hasEnded, type ListedJob } from '../../src/client/jobs/job-state.js';

/** The newest jobs of those that a filter takes, as far as they were read. */
export interface JobList {
  readonly jobs: readonly ListedJob[];
  /** The id behind which the next page begins; null when there is none. */
  readonly next: string | null;
}

/** A list with its first page read again. What lies behind that page stays. */
export function withNewest(known: JobList | undefined, page: JobList): JobList {
  const byId = new Map(known?.jobs.map((job) => [job.id, job]));
  const newest = page.jobs.map((job) => laterOf(byId.get(job.id), job));
  if (known === undefined || page.next === null) return { ...page, jobs: newest };
  const last = page.jobs.at(-1);
  // A search can have looked at many jobs and found none of them yet.
  if (last === undefined) return known.jobs.length > 0 ? known : page;
  const at = known.jobs.findIndex(({ id }) => id === last.id);
  if (at < 0) return { ...page, jobs: newest };
  return { jobs: [...newest, ...known.jobs.slice(at + 1).map(withoutPlace)], next: known.next };
}

/** A list with the page that begins behind `after`. A page that no longer follows changes nothing. */
export function withOlder(known: JobList, page: JobList, after: string): JobList {
  if (known.next !== after) return known;
  const ids = new Set(known.jobs.map(({ id }) => id));
  return { jobs: [...known.jobs, ...page.jobs.filter(({ id }) => !ids.has(id))], next: page.next };
}

/** A list in which jobs have changed. One that the filter does not take any more leaves it. */
export function withChanged(
  known: JobList,
  changed: ReadonlyMap<string, ListedJob>,
  filter: JobFilter,
): JobList {
  if (!known.jobs.some(({ id }) => changed.has(id))) return known;
  const jobs = known.jobs
    .map((job) => laterOf(job, changed.get(job.id) ?? job))
    .filter((job) => !changed.has(job.id) || isInState(job, filter));
  return { ...known, jobs };
}

/** Answers can overtake each other: a job never goes back. */
function laterOf(known: ListedJob | undefined, read: ListedJob): ListedJob {
  if (known === undefined) return read;
  if (hasEnded(known) !== hasEnded(read)) return hasEnded(known) ? known : read;
  return Date.parse(known.updated_at) > Date.parse(read.updated_at) ? known : read;
}

/** Its place in the queue has changed since then, to nobody knows which. */
function withoutPlace(job: ListedJob): ListedJob {
  return job.queue === undefined ? job : { ...job, queue: undefined };
}
