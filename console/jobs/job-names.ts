import type { ListedJob } from './job-state.js';
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
