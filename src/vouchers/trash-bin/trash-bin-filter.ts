import type { QueryEntry } from '../../http/query-entries.js';
import type { JsonFault } from '../../json/json-path.js';
import type { Filter, ValueTest } from '../listing/filter/condition.js';
import { gatherOperands, notAllowed, readTest } from '../listing/filter/gather-operands.js';

/** The fields of an entry that a condition can be about; all are texts and none is ever absent. */
export const TRASH_BIN_FIELDS = ['id', 'resource_id', 'resource_name', 'resource_type'] as const;
export type TrashBinField = (typeof TRASH_BIN_FIELDS)[number];

/** One condition. Negated it holds exactly where the test fails. */
export interface TrashBinCondition {
  readonly field: TrashBinField;
  readonly test: ValueTest;
  readonly isNegated: boolean;
}

/** Conditions of which all, or at least one, must hold. */
export interface TrashBinFilter {
  readonly junction: Filter['junction'];
  readonly conditions: readonly TrashBinCondition[];
}

/** Every entry. */
export const ALL_ENTRIES: TrashBinFilter = { junction: 'and', conditions: [] };

/** Reads the filters of a query. An unknown field or operator is a fault: without it the list would be too long. */
export function readTrashBinFilter(
  filters: readonly QueryEntry[],
): { readonly filter: TrashBinFilter } | { readonly faults: readonly JsonFault[] } {
  const { junction, named, faults: misnamed } = gatherOperands(filters);
  const faults = [...misnamed];
  const conditions: TrashBinCondition[] = [];
  for (const one of named) {
    const field = TRASH_BIN_FIELDS.find((name) => name === one.field);
    const read =
      field === undefined ? notAllowed([one.field], TRASH_BIN_FIELDS) : readTest(one, 'text', 0);
    if (!('test' in read)) faults.push(read);
    // No operator of a text asks for the state of a voucher.
    else if (field) conditions.push({ ...read, field, test: read.test as ValueTest });
  }
  return faults.length === 0 ? { filter: { junction, conditions } } : { faults };
}
