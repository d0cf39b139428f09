import type { ListedJob } from '../../src/client/jobs/job-state.js';
import { texts } from './texts.js';

/** What a job does, in words. */
export function kindOf({ type, dry_run: isDryRun }: Pick<ListedJob, 'type' | 'dry_run'>): string {
  const kind = texts.types[type] ?? type;
  return isDryRun === true ? texts.dryRun(kind) : kind;
}

/** What a person calls a job: its label, or else its id. */
export function nameOf({ id, label }: Pick<ListedJob, 'id' | 'label'>): string {
  return label ?? id;
}

/** How fast a job is, or its place in the queue; nothing when neither is known. */
export function paceOf({
  queue,
  rows_per_second: rate,
}: Pick<ListedJob, 'queue' | 'rows_per_second'>): string {
  if (queue !== undefined) return texts.position(queue.position);
  return typeof rate === 'number' ? texts.rate(Math.round(rate)) : '';
}
