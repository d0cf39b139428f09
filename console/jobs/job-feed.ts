import type { QueryClient } from '@tanstack/react-query';
import type { JobEvent } from '../../src/client/events/job-event.js';
import type { JobFilter } from './job-filter.js';
import { withChanged, type JobList } from './job-list.js';
import type { ListedJob } from '../../src/client/jobs/job-state.js';

/** How often what is shown changes at most, and how often lists are read again because of what came. */
const SHOW_EVERY_MS = 250;
const READ_EVERY_MS = 2_000;

/** The key of all lists of jobs in the cache; each adds its filter. */
export const JOBS = 'jobs';
/** The key of the queue of the project in the cache. */
export const QUEUE = 'queue';

/** Brings the events of the project into every list of jobs in the cache. */
export class JobFeed {
  private readonly changed = new Map<string, ListedJob>();
  /** Jobs in the states in which they were heard of: each may belong into a list that has not got it. */
  private readonly heard = new Set<string>();
  private isStale = false;
  private showing: ReturnType<typeof setTimeout> | undefined;
  private reading: ReturnType<typeof setTimeout> | undefined;
  private readAt = -Infinity;

  constructor(private readonly queries: QueryClient) {}

  take(events: readonly JobEvent[]): void {
    for (const { kind, job } of events) {
      this.changed.set(job.id, listed(job));
      const state = `${job.id} ${job.status}`;
      // With an end those that wait move up.
      if (kind === 'ended' || !this.heard.has(state)) this.isStale = true;
      this.heard.add(state);
    }
    this.showing ??= setTimeout(() => this.show(), SHOW_EVERY_MS);
  }

  /** Something may have been missed: reads the lists again. */
  refresh(): void {
    this.isStale = true;
    this.readSoon();
  }

  stop(): void {
    clearTimeout(this.showing);
    clearTimeout(this.reading);
    this.showing = this.reading = undefined;
  }

  private show(): void {
    this.showing = undefined;
    const changed = new Map(this.changed);
    this.changed.clear();
    for (const { queryKey, state } of this.queries.getQueryCache().findAll({ queryKey: [JOBS] })) {
      const list = state.data as JobList | undefined;
      if (list === undefined) continue;
      this.queries.setQueryData(queryKey, withChanged(list, changed, queryKey[1] as JobFilter));
    }
    if (this.isStale) this.readSoon();
  }

  private readSoon(): void {
    const wait = Math.max(0, this.readAt + READ_EVERY_MS - performance.now());
    this.reading ??= setTimeout(() => this.read(), wait);
  }

  private read(): void {
    this.reading = undefined;
    this.readAt = performance.now();
    this.isStale = false;
    for (const key of [JOBS, QUEUE]) void this.queries.invalidateQueries({ queryKey: [key] });
  }
}

/** A job as lists have it, without the failed rows that an end brings with it. */
function listed(job: JobEvent['job'] & { result?: unknown }): ListedJob {
  const rest = { ...job };
  delete rest.result;
  return rest;
}
