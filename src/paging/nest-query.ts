import type { QueryEntry } from '../http/query-entries.js';
import { listParametersOf, type ParameterShape } from './list-parameter.decorators.js';
import { isFilterName } from './unread-filters.js';

/** The parameters of a DTO that narrow its list. */
export function filterNamesOf(dto: object): string[] {
  return listParametersOf(dto)
    .map(({ name }) => name)
    .filter(isFilterName);
}

/**
 * Groups parameters as their DTO has them: `ids[]=a` in a list, `created_at[before]=d` in an object.
 * Unknown ones are left out. One that is repeated, or written in another shape, becomes a value that
 * its rule refuses, so that it is not left out in silence.
 */
export function nestQuery(entries: readonly QueryEntry[], dto: object): Record<string, unknown> {
  const shapes = new Map(listParametersOf(dto).map(({ name, shape }) => [name, shape]));
  const query: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    const bracket = name.indexOf('[');
    const base = bracket === -1 ? name : name.slice(0, bracket);
    const rest = name.slice(base.length);
    const shape = shapes.get(base);
    if (shape !== undefined) query[base] = ADDERS[shape](query[base], rest, value);
  }
  return query;
}

const ADDERS: Record<ParameterShape, (before: unknown, rest: string, value: string) => unknown> = {
  single: (before, rest, value) => (rest === '' && before === undefined ? value : [before, value]),
  list: (before, rest, value) => {
    if (!/^(\[\d*\])?$/.test(rest)) return [null];
    return [...((before as unknown[] | undefined) ?? []), value];
  },
  range: (before, rest, value) => {
    if (rest === '' || typeof before === 'string') return value;
    // A bound of another name would be left out, and the list be longer than was asked for.
    if (rest !== '[before]' && rest !== '[after]') return value;
    const range = (before as Record<string, unknown> | undefined) ?? {};
    const bound = rest.slice(1, -1);
    return { ...range, [bound]: bound in range ? [range[bound], value] : value };
  },
};
