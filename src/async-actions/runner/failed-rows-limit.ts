import type { AsyncAction } from '../async-action.js';
import { maxFailedRowsOf } from '../options/failure-policy.js';

type CountedAction = Pick<AsyncAction, 'options' | 'failedCount'>;

/** Whether more rows of an action have failed than its client allows, so that its next chunk must not begin. */
export function hasTooManyFailed({ options, failedCount }: CountedAction): boolean {
  return failedCount > maxFailedRowsOf(options);
}

/** Why such an action ended, for its result. */
export function tooManyFailed({ options }: CountedAction): string {
  const limit = maxFailedRowsOf(options);
  return `The job was stopped because more than ${limit} ${limit === 1 ? 'row' : 'rows'} failed`;
}
