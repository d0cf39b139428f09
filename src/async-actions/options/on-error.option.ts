import { oneOfAllowed } from '../../json/allowed-values.js';
import type { BulkOption } from './bulk-option.js';

const POLICIES = ['continue', 'stop'];

/** The choice that ends a job before its next chunk when too many rows have failed. */
export const STOP_ON_ERROR = { name: 'on_error', value: 'stop' } as const;

/** What becomes of the other rows of a request when some fail. */
export const ON_ERROR: BulkOption = {
  name: STOP_ON_ERROR.name,
  description:
    'What happens when rows fail. `continue`, the default, processes all others. `stop` ends the request before its ' +
    'next chunk of up to 2,000 rows. What was processed stays so.',
  schema: { type: 'string', enum: POLICIES },
  example: STOP_ON_ERROR.value,

  read(text) {
    return POLICIES.includes(text) ? { value: text } : { fault: oneOfAllowed(POLICIES) };
  },
};
