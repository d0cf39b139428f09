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
import {
  gatherOperands,
  notAllowed,
  readTest,
  type Gathered,
  type NamedCondition,
} from './gather-operands.js';

/** The filter of a query, or what is wrong with it. */
export type FilterReading = { readonly filter: Filter } | { readonly faults: readonly JsonFault[] };

const METADATA_PREFIX = 'metadata.';

/** Most conditions on JSON in one list: that of every voucher of the project may have to be decoded for them. */
export const MAX_JSON_CONDITIONS = 10;

/**
 * Reads the `filters` of a query: `filters[<field>][conditions][<operator>]=v` and `filters[junction]`.
 * Unlike unknown parameters, an unknown field or operator is a fault: to skip it would widen the result.
 */
export function readFilter(entries: readonly QueryEntry[], nowMs: number): FilterReading {
  return readGathered(gatherOperands(entries), nowMs);
}

/** As {@link readFilter}, of conditions that came otherwise. */
export function readGathered(
  { junction, named, faults: misnamed }: Gathered,
  nowMs: number,
): FilterReading {
  const faults = [...misnamed];
  const conditions: Condition[] = [];
  for (const one of named) {
    const read = readCondition(one, nowMs);
    if ('test' in read) conditions.push(read);
    else faults.push(read);
  }
  if (costOf(conditions) > MAX_JSON_CONDITIONS) faults.push(TOO_MANY);
  return faults.length === 0 ? { filter: { junction, conditions } } : { faults };
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

function readCondition(named: NamedCondition, nowMs: number): Condition | JsonFault {
  const found = subjectOf(named.field);
  if (found === null) {
    return notAllowed([named.field], [...Object.keys(FIELD_KINDS), 'metadata.<key>']);
  }
  const { subject, kind } = found;
  const read = readTest(named, kind, nowMs);
  if (!('test' in read)) return read;
  if ('field' in subject) return { subject, ...read };
  // No operator of metadata asks for the state of a voucher.
  return { subject, test: read.test as ValueTest, isNegated: read.isNegated };
}

function subjectOf(name: string): { subject: Subject; kind: FieldKind } | null {
  if (name.startsWith(METADATA_PREFIX)) {
    return { subject: { metadataKey: name.slice(METADATA_PREFIX.length) }, kind: 'metadata' };
  }
  if (!Object.hasOwn(FIELD_KINDS, name)) return null;
  const field = name as VoucherField;
  return { subject: { field }, kind: FIELD_KINDS[field] };
}
