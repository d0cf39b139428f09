import { InvalidArgumentError, type Command } from 'commander';
import type { Condition } from '../../client/vouchers/conditions.js';

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

function collectCondition(text: string, before: readonly Condition[] = []): Condition[] {
  const [, field, name = '', value = 'true'] = /^(\S+) \$?([a-z_]+)(?: (.*))?$/s.exec(text) ?? [];
  if (field === undefined) {
    throw new InvalidArgumentError('It is a field, an operator and a value, with a space between.');
  }
  const operator = `$${name}`;
  return [...before, { field, operator, value: OF_LISTS.has(operator) ? value.split(',') : value }];
}
