import type { BulkOption } from '../../async-actions/index.js';
import { readBoolean } from '../../http/query-boolean.js';

/** Whether what would be passed over fails its row instead. */
export const STRICT: BulkOption = {
  name: 'strict',
  description:
    '`true` fails the rows with unknown fields, with a code that the request has more than once, or with metadata keys ' +
    'that the schema does not define.',
  schema: { type: 'boolean', default: false },
  example: 'true',

  read(text) {
    const value = readBoolean(text);
    return value === null ? { fault: 'must be boolean' } : { value };
  },
};
