import { invalidQuery } from '../errors/domain-error.js';

/** Longest query text; a hundred ids and a dozen conditions take less. */
export const MAX_QUERY_LENGTH = 8_000;

/** Most parameters in one query. */
export const MAX_QUERY_PARAMETERS = 200;

/** A parameter, decoded. */
export type QueryEntry = readonly [name: string, value: string];

/**
 * The parameters of a URL, in order and decoded, repeated ones included. A bracket before the first
 * name, which some clients send, is taken off: `[filters][code]` is `filters[code]`. Names stay flat:
 * a parser that nests them cannot tell a bracket in a metadata key from a level, and skips `__proto__`.
 * @throws DomainError invalid_query_params when the query is too long or has too many parameters
 */
export function readQueryEntries(url: string): QueryEntry[] {
  const start = url.indexOf('?');
  const text = start === -1 ? '' : url.slice(start + 1);
  if (text.length > MAX_QUERY_LENGTH) {
    throw invalidQuery(`Query must NOT have more than ${MAX_QUERY_LENGTH} characters`);
  }
  const entries = [...new URLSearchParams(text)];
  if (entries.length > MAX_QUERY_PARAMETERS) {
    throw invalidQuery(`Query must NOT have more than ${MAX_QUERY_PARAMETERS} parameters`);
  }
  return entries.map(([name, value]) => [name.replace(/^\[([^[\]]*)\]/, '$1'), value]);
}
