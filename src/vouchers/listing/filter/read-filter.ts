import type { QueryEntry } from '../../../http/query-entries.js';
import type { JsonFault } from '../../../json/json-path.js';
import {
  FIELD_KINDS,
  type Condition,
  type FieldKind,
  type Filter,
  type Subject,
  type ValueTest,
  type VoucherField,
} from './condition.js';
import { decodesJson } from './field-source.js';
import { OPERATORS, operatorsOf } from './operators.js';
import { oneOfAllowed } from '../../../json/allowed-values.js';

/** The filter of a query, or what is wrong with it. */
export type FilterReading = { readonly filter: Filter } | { readonly faults: readonly JsonFault[] };

/**
 * The fixed ends of a name let a metadata key hold any character, brackets too. The last part is the
 * place in a list of operands.
 */
const CONDITION_NAME = /^filters\[(.*)\]\[conditions\]\[([^[\]]*)\](?:\[\d*\])?$/s;

const METADATA_PREFIX = 'metadata.';

/** Most conditions on JSON in one list: that of every voucher of the project may have to be decoded for them. */
export const MAX_JSON_CONDITIONS = 10;

/**
 * Reads the `filters` of a query: `filters[<field>][conditions][<operator>]=v` and `filters[junction]`.
 * Unlike unknown parameters, an unknown field or operator is a fault: to skip it would widen the result.
 */
export function readFilter(entries: readonly QueryEntry[], nowMs: number): FilterReading {
  const faults: JsonFault[] = [];
  const operands = new Map<string, { field: string; operator: string; values: string[] }>();
  let junction: string | undefined;
  for (const [name, value] of entries) {
    const [, field, operator] = CONDITION_NAME.exec(name) ?? [];
    if (name === 'filters[junction]') junction = value;
    else if (field === undefined || operator === undefined) faults.push(misnamed(name));
    else {
      const key = JSON.stringify([field, operator]);
      const known = operands.get(key) ?? { field, operator, values: [] };
      operands.set(key, { ...known, values: [...known.values, value] });
    }
  }
  const conditions: Condition[] = [];
  for (const { field, operator, values } of operands.values()) {
    const read = readCondition(field, operator, values, nowMs);
    if ('test' in read) conditions.push(read);
    else faults.push(read);
  }
  if (costOf(conditions) > MAX_JSON_CONDITIONS) faults.push(TOO_MANY);
  const lower = junction?.toLowerCase() ?? 'and';
  if (lower !== 'and' && lower !== 'or') faults.push(notAllowed(['junction'], ['and', 'or']));
  else if (faults.length === 0) return { filter: { junction: lower, conditions } };
  return { faults };
}

const TOO_MANY: JsonFault = {
  path: ['filters'],
  text:
    `must NOT have more than ${MAX_JSON_CONDITIONS} conditions on metadata, additional_info and members of objects, ` +
    'where each value but those of $is, $is_not, $in and $not_in counts',
};

/** The tests that are made on values that must be decoded. Whatever is to be equal is looked up at once. */
function costOf(conditions: readonly Condition[]): number {
  return conditions
    .filter(decodesJson)
    .map(({ test }) => ('operands' in test && test.kind !== 'equals' ? test.operands.length : 1))
    .reduce((sum, tests) => sum + tests, 0);
}

function readCondition(
  field: string,
  operator: string,
  values: readonly string[],
  nowMs: number,
): Condition | JsonFault {
  const found = subjectOf(field);
  if (found === null) return notAllowed([field], [...Object.keys(FIELD_KINDS), 'metadata.<key>']);
  const { subject, kind } = found;
  const path = [field, 'conditions', operator];
  const known = OPERATORS.get(operator);
  if (known?.kinds.includes(kind) !== true) return notAllowed(path, operatorsOf(kind));
  const reading = known.read(values, kind, nowMs);
  if ('fault' in reading) return { path: ['filters', ...path], text: reading.fault };
  if ('field' in subject) return { subject, ...reading };
  // No operator of metadata asks for the state of a voucher.
  return { subject, test: reading.test as ValueTest, isNegated: reading.isNegated };
}

function subjectOf(name: string): { subject: Subject; kind: FieldKind } | null {
  if (name.startsWith(METADATA_PREFIX)) {
    return { subject: { metadataKey: name.slice(METADATA_PREFIX.length) }, kind: 'metadata' };
  }
  if (!Object.hasOwn(FIELD_KINDS, name)) return null;
  const field = name as VoucherField;
  return { subject: { field }, kind: FIELD_KINDS[field] };
}

function misnamed(name: string): JsonFault {
  const [, field] = /^filters\[([^[\]]*)\]/.exec(name) ?? [];
  if (field === undefined) return { path: ['filters'], text: 'must be object' };
  return { path: ['filters', field], text: "must have required property 'conditions'" };
}

function notAllowed(path: readonly string[], allowed: readonly string[]): JsonFault {
  const text = oneOfAllowed(allowed);
  return { path: ['filters', ...path], text };
}
