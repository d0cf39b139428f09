import type { QueryEntry } from '../../../http/query-entries.js';
import type { JsonFault } from '../../../json/json-path.js';
import { oneOfAllowed } from '../../../json/allowed-values.js';
import type { FieldKind, Filter, StateTest, ValueTest } from './condition.js';
import { OPERATORS, operatorsOf } from './operators.js';

/** One condition as a query has it: its values stand in any number of parameters. */
export interface NamedCondition {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** How the conditions of a query are joined, the conditions, and what is wrong with the names of parameters. */
export interface Gathered {
  readonly junction: Filter['junction'];
  readonly named: readonly NamedCondition[];
  readonly faults: readonly JsonFault[];
}

/**
 * The fixed ends of a name let a metadata key hold any character, brackets too. The last part is the
 * place in a list of operands.
 */
const CONDITION_NAME = /^filters\[(.*)\]\[conditions\]\[([^[\]]*)\](?:\[\d*\])?$/s;

/** The parameters of a query that are its filters. */
export function filtersOf(entries: readonly QueryEntry[]): QueryEntry[] {
  return entries.filter(([name]) => /^filters(\[|$)/.test(name));
}

/** Takes apart `filters[<field>][conditions][<operator>]=v` and `filters[junction]`. */
export function gatherOperands(filters: readonly QueryEntry[]): Gathered {
  const faults: JsonFault[] = [];
  const operands = new Map<string, NamedCondition>();
  let junction = 'and';
  for (const [name, value] of filters) {
    const [, field, operator] = CONDITION_NAME.exec(name) ?? [];
    if (name === 'filters[junction]') junction = value.toLowerCase();
    else if (field === undefined || operator === undefined) faults.push(misnamed(name));
    else {
      const key = JSON.stringify([field, operator]);
      const known = operands.get(key) ?? { field, operator, values: [] };
      operands.set(key, { ...known, values: [...known.values, value] });
    }
  }
  const named = [...operands.values()];
  if (junction === 'and' || junction === 'or') return { junction, named, faults };
  return { junction: 'and', named, faults: [...faults, notAllowed(['junction'], ['and', 'or'])] };
}

/** What a condition asks of a field of this kind, or why it cannot. */
export function readTest(
  { field, operator, values }: NamedCondition,
  kind: FieldKind,
  nowMs: number,
): { readonly test: ValueTest | StateTest; readonly isNegated: boolean } | JsonFault {
  const path = [field, 'conditions', operator];
  const known = OPERATORS.get(operator);
  if (known?.kinds.includes(kind) !== true) return notAllowed(path, operatorsOf(kind));
  const reading = known.read(values, kind, nowMs);
  return 'fault' in reading ? { path: ['filters', ...path], text: reading.fault } : reading;
}

/** The fault of a part of the filters that must be one of these. */
export function notAllowed(path: readonly string[], allowed: readonly string[]): JsonFault {
  return { path: ['filters', ...path], text: oneOfAllowed(allowed) };
}

function misnamed(name: string): JsonFault {
  const [, field] = /^filters\[([^[\]]*)\]/.exec(name) ?? [];
  if (field === undefined) return { path: ['filters'], text: 'must be object' };
  return { path: ['filters', field], text: "must have required property 'conditions'" };
}
