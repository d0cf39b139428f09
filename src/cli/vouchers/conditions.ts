import { InvalidArgumentError, type Command } from 'commander';

/** A condition on vouchers, in the words of the API. */
export interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** Operators that take a list. */
const OF_LISTS = new Set(['$in', '$not_in']);

/** Adds the option that selects vouchers. */
export function addFilterOption(command: Command): Command {
  return command.option(
    '--filter <condition>',
    'a field, an operator and a value, as "metadata.lang is en"; all of them must hold',
    collectCondition,
  );
}

/** Conditions as the query of a list has them. */
export function toQuery(conditions: readonly Condition[]): [name: string, value: string][] {
  return conditions.flatMap(({ field, operator, values }) => {
    const name = `filters[${field}][conditions][${operator}]`;
    return OF_LISTS.has(operator)
      ? values.map((value, at): [string, string] => [`${name}[${at}]`, value])
      : [[name, values.join(',')] as [string, string]];
  });
}

/** Conditions as the body of an export has them. */
export function toExportFilters(conditions: readonly Condition[]): Record<string, object> {
  const fields = [...new Set(conditions.map(({ field }) => field))];
  return Object.fromEntries(
    fields.map((name) => {
      const own = conditions.filter(({ field }) => field === name);
      const entries = own.map(({ operator, values }) => [
        operator,
        OF_LISTS.has(operator) ? values : values.join(','),
      ]);
      return [name, { conditions: Object.fromEntries(entries) as object }];
    }),
  );
}

function collectCondition(text: string, before: readonly Condition[] = []): Condition[] {
  const [, field = '', name = '', value] = /^(\S+) +\$?([a-z_]+)(?: (.*))?$/s.exec(text) ?? [];
  if (field === '') {
    throw new InvalidArgumentError('It is a field, an operator and a value, with a space between.');
  }
  const operator = `$${name}`;
  const values =
    value === undefined ? ['true'] : OF_LISTS.has(operator) ? value.split(',') : [value];
  return [...before, { field, operator, values }];
}
