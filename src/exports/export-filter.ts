import type { JsonFault } from '../json/json-path.js';
import { isPlainObject } from '../json/plain-object.js';
import type { Filter } from '../vouchers/listing/filter/condition.js';
import { notAllowed, type NamedCondition } from '../vouchers/listing/filter/gather-operands.js';
import { readGathered } from '../vouchers/listing/filter/read-filter.js';

/** What the filters of exports call the fields that lists of vouchers have under another name. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['created_date', 'created_at'],
  ['discount_type', 'discount.type'],
  ['gift_balance', 'gift.balance'],
  ['loyalty_balance', 'loyalty_card.balance'],
  ['redemption_quantity', 'redemption.quantity'],
  ['redemption_count', 'redemption.redeemed_quantity'],
  ['published_for_customer_id', 'holder_id'],
]);

/** The filter of an export, or what is wrong with it. */
type FiltersReading = { readonly filter: Filter } | { readonly faults: readonly JsonFault[] };

/**
 * Reads `parameters.filters` of an export: `{"<field>": {"conditions": {"<operator>": <value or list>}}}` and
 * `junction`. The conditions are those of lists.
 * @param nowMs what `$active` and `$expired` go by, in Unix milliseconds
 */
export function readExportFilters(
  filters: Readonly<Record<string, unknown>>,
  nowMs: number,
): FiltersReading {
  const faults: JsonFault[] = [];
  const named: NamedCondition[] = [];
  for (const [field, value] of Object.entries(filters)) {
    if (field === 'junction') continue;
    const conditions = isPlainObject(value) ? value.conditions : undefined;
    if (isPlainObject(conditions)) named.push(...conditionsOf(field, conditions, faults));
    else faults.push(faultAt([field], "must have required property 'conditions'"));
  }
  const junction = readJunction(filters.junction ?? 'and');
  if (junction === null) faults.push(notAllowed(['junction'], ['and', 'or']));
  const read = readGathered({ junction: junction ?? 'and', named, faults }, nowMs);
  if ('filter' in read) return read;
  return { faults: read.faults.map((one) => ({ ...one, path: ['parameters', ...one.path] })) };
}

function conditionsOf(
  field: string,
  conditions: Readonly<Record<string, unknown>>,
  faults: JsonFault[],
): NamedCondition[] {
  return Object.entries(conditions).map(([operator, value]) => {
    const operands: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (!operands.every(isOperand)) {
      const text = 'must be string, number, boolean or an array of these';
      faults.push(faultAt([field, 'conditions', operator], text));
    }
    return { field: OTHER_NAMES.get(field) ?? field, operator, values: operands.map(String) };
  });
}

function readJunction(value: unknown): Filter['junction'] | null {
  const junction = typeof value === 'string' ? value.toLowerCase() : value;
  return junction === 'and' || junction === 'or' ? junction : null;
}

function isOperand(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function faultAt(path: readonly string[], text: string): JsonFault {
  return { path: ['filters', ...path], text };
}
