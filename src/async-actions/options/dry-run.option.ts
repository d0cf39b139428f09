import { readBoolean } from '../../http/query-boolean.js';
import type { BulkOption, BulkOptions } from './bulk-option.js';

/** Whether the request only tries what it would do. */
export const DRY_RUN: BulkOption = {
  name: 'dry_run',
  description:
    'Tries the request and writes nothing. Its report says of each row what it would change, and ' +
    '`POST /v1/async-actions/{id}/confirm` does it.',
  schema: { type: 'boolean', default: false },
  example: 'true',

  read(text) {
    const value = readBoolean(text);
    return value === null ? { fault: 'must be boolean' } : { value };
  },
};

/** Whether an action writes nothing. */
export function isDryRun(options: BulkOptions): boolean {
  return options[DRY_RUN.name] === true;
}
