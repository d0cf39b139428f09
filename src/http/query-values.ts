import type { QueryEntry } from './query-entries.js';

/** The values by name; one that comes twice is an array, which its rule refuses. */
export function queryValues(entries: readonly QueryEntry[]): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of entries) {
    values.set(name, values.has(name) ? [values.get(name), value] : value);
  }
  return Object.fromEntries(values);
}
