import type { BulkOption, BulkOptions } from './bulk-option.js';
import { MAX_FAILED_ROWS } from './max-failed-rows.option.js';
import { ON_ERROR, STOP_ON_ERROR } from './on-error.option.js';

/** What a client may choose for requests whose rows can fail. */
export const FAILURE_POLICY: readonly BulkOption[] = [ON_ERROR, MAX_FAILED_ROWS];

/** How many rows of an action with these options may fail; infinite when it is never stopped for that. */
export function maxFailedRowsOf(options: BulkOptions): number {
  if (options[STOP_ON_ERROR.name] !== STOP_ON_ERROR.value) return Infinity;
  const chosen = options[MAX_FAILED_ROWS.name];
  return typeof chosen === 'number' ? chosen : 0;
}
