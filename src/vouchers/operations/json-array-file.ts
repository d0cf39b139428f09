import type { RequestFile } from '../../async-actions/index.js';

/** The file of a route that takes a JSON array, but for how its items are written. */
export const JSON_ARRAY_FILE = {
  format: 'json',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  separator: ',',
  frame: () => ({ head: '[', tail: '\n]\n' }),
} as const satisfies Omit<RequestFile, 'write'>;
