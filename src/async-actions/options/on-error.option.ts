import { oneOfAllowed } from '../../json/allowed-values.js';
import type { BulkOption, BulkOptions } from './bulk-option.js';

/** The choice that ends a job before its next chunk when too many rows have failed. */
export const STOP_ON_ERROR = { name: 'on_error', value: 'stop' } as const;

/** The choice that does a job as a whole or not at all. */
export const ALL_OR_NOTHING = 'all_or_nothing';

const POLICIES = ['continue', STOP_ON_ERROR.value, ALL_OR_NOTHING];

/** What becomes of the other rows of a request when some fail. */
export const ON_ERROR: BulkOption = {
  name: STOP_ON_ERROR.name,
  description:
    'What happens when rows fail. `continue`, the default, processes all others. `stop` ends the request before its ' +
    'next chunk of up to 2,000 rows. What was processed stays so. `all_or_nothing` validates every row, and writes ' +
    'only if none fails. If a voucher changes between the two, what was written is taken back.',
  schema: { type: 'string', enum: POLICIES },
  example: STOP_ON_ERROR.value,

  read(text) {
    return POLICIES.includes(text) ? { value: text } : { fault: oneOfAllowed(POLICIES) };
  },
};

/** Whether an action is done as a whole or not at all. */
export function isAllOrNothing(options: BulkOptions): boolean {
  return options[ON_ERROR.name] === ALL_OR_NOTHING;
}
