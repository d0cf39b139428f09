import type { BulkOption, BulkOptions } from './bulk-option.js';

const MAX_LENGTH = 100;

/** A name of the client's own for the request, by which people find it again. */
export const LABEL: BulkOption = {
  name: 'label',
  description: `A name for this request, up to ${MAX_LENGTH} characters. The action shows it.`,
  schema: { type: 'string', minLength: 1, maxLength: MAX_LENGTH },
  example: 'spring-sale',

  read(text) {
    const length = [...text].length;
    if (length === 0) return { fault: 'must NOT have fewer than 1 characters' };
    if (length > MAX_LENGTH) return { fault: `must NOT have more than ${MAX_LENGTH} characters` };
    return { value: text };
  },
};

/** The label among options as a column of any database can hold it; null for one with U+0000, which no list finds. */
export function labelIn({ label }: BulkOptions): string | null {
  return typeof label === 'string' && !label.includes('\0') ? label : null;
}
