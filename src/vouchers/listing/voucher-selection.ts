import type { FieldCondition, Filter } from './filter/condition.js';
import { decodesJson } from './filter/field-source.js';
import type { ListOrder } from './list-order.js';

/** Which vouchers of a project a list has. Vouchers in the bin are in none. */
export interface VoucherSelection {
  /** Exactly this code. */
  readonly code?: string;
  /** Only these ids, each at most once. */
  readonly ids?: readonly string[];
  /** All of these hold. */
  readonly conditions: readonly FieldCondition[];
  readonly filter: Filter;
  /** Asks for what no voucher has, such as a holder. */
  readonly isEmpty: boolean;
}

/** Where in a list a page begins: after so many vouchers, or after the voucher with this id. */
export type PageStart = { readonly skip: number } | { readonly afterId: string };

/** One page of a list. */
export interface VoucherPage {
  readonly selection: VoucherSelection;
  readonly order: ListOrder;
  readonly limit: number;
  readonly start: PageStart;
}

/** True when the list is every voucher of the project. */
export function selectsAll(selection: VoucherSelection): boolean {
  const { code, ids, conditions, filter, isEmpty } = selection;
  const isNarrowed = code !== undefined || ids !== undefined || isEmpty;
  return !isNarrowed && conditions.length === 0 && filter.conditions.length === 0;
}

/** True when JSON of a voucher must be decoded to judge it. */
export function asksForJson({ filter }: VoucherSelection): boolean {
  return filter.conditions.some(decodesJson);
}
