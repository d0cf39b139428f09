import type { BulkOption } from './bulk-option.js';
import { STOP_ON_ERROR } from './on-error.option.js';

/** The highest number that a row can have. */
const MAX_ROWS = 2_147_483_647;

/** How many rows of a request may fail before it is stopped. */
export const MAX_FAILED_ROWS: BulkOption = {
  name: 'max_failed_rows',
  description:
    'With `on_error=stop`: how many rows may fail. The request is stopped once more have failed. 0 by default.',
  schema: { type: 'integer', minimum: 0, maximum: MAX_ROWS },
  example: '10',
  requires: STOP_ON_ERROR,

  read(text) {
    const isInRange = /^\d{1,10}$/.test(text) && Number(text) <= MAX_ROWS;
    return isInRange ? { value: Number(text) } : { fault: `must be integer from 0 to ${MAX_ROWS}` };
  },
};
