import type { ListedJob } from '../jobs/job-state.js';
import type { Job } from '../jobs/result.js';
import type { StreamEvent } from './event-parser.js';

/** What a stream says of a job: how it stands, as lists show it, or how it ended, with its result. */
export type JobEvent =
  | { readonly kind: 'progress'; readonly job: ListedJob }
  | { readonly kind: 'ended'; readonly job: Job };

/** Reads the events that there are; others may come from a later version of the service. */
export function jobEventsOf(events: readonly StreamEvent[]): JobEvent[] {
  return events.flatMap(({ name, data }): JobEvent[] => {
    if (name === 'progress') return [{ kind: name, job: JSON.parse(data) as ListedJob }];
    if (name === 'ended') return [{ kind: name, job: JSON.parse(data) as Job }];
    return [];
  });
}
