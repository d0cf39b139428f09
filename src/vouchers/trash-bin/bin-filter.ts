import type { QueryEntry } from '../../http/query-entries.js';
import type { JsonFault } from '../../json/json-path.js';
import type { Filter, ValueTest } from '../listing/filter/condition.js';
import { gatherOperands, notAllowed, readTest } from '../listing/filter/gather-operands.js';

/** The fields of an entry that a condition can be about; all are texts and none is ever absent. */
export const BIN_FIELDS = ['id', 'resource_id', 'resource_name', 'resource_type'] as const;
export type BinField = (typeof BIN_FIELDS)[number];

/** One condition. Negated it holds exactly where the test fails. */
export interface BinCondition {
  readonly field: BinField;
  readonly test: ValueTest;
  readonly isNegated: boolean;
}

/** Conditions of which all, or at least one, must hold. */
export interface BinFilter {
  readonly junction: Filter['junction'];
  readonly conditions: readonly BinCondition[];
}

/** Every entry. */
export const ALL_ENTRIES: BinFilter = { junction: 'and', conditions: [] };

/** Reads the filters of a query. An unknown field or operator is a fault: to skip it would list what was not asked for. */
export function readBinFilter(
  filters: readonly QueryEntry[],
): { readonly filter: BinFilter } | { readonly faults: readonly JsonFault[] } {
  const { junction, named, faults: misnamed } = gatherOperands(filters);
  const faults = [...misnamed];
  const conditions: BinCondition[] = [];
  for (const one of named) {
    const field = BIN_FIELDS.find((name) => name === one.field);
    const read =
      field === undefined ? notAllowed([one.field], BIN_FIELDS) : readTest(one, 'text', 0);
    if (!('test' in read)) faults.push(read);
    // No operator of a text asks for the state of a voucher.
    else if (field) conditions.push({ ...read, field, test: read.test as ValueTest });
  }
  return faults.length === 0 ? { filter: { junction, conditions } } : { faults };
}
