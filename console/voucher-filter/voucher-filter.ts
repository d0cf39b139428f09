import { beginOf, endOf, searchDay } from '../ui/days.js';
import { searchChoice, searchText } from '../ui/search-text.js';

export const VOUCHER_TYPES = ['DISCOUNT_VOUCHER', 'GIFT_VOUCHER', 'LOYALTY_CARD'] as const;
export const VOUCHER_STATES = ['active', 'disabled', 'expired'] as const;

/** Which vouchers are wanted, as the address has it. What is missing does not matter. */
export interface VoucherFilter {
  /** The beginning of the code. */
  readonly code?: string;
  readonly type?: (typeof VOUCHER_TYPES)[number];
  readonly state?: (typeof VOUCHER_STATES)[number];
  readonly category?: string;
  readonly campaign?: string;
  /** Days in the reader's zone, the last one included. */
  readonly createdFrom?: string;
  readonly createdTo?: string;
  readonly changedFrom?: string;
  readonly changedTo?: string;
  /** A key of the metadata; without a value any value will do. */
  readonly key?: string;
  readonly value?: string;
}

/** One condition in the words of the API. */
export interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value: string | boolean;
}

/** Reads a filter from an address. What it does not know is left out. */
export function readVoucherFilter(search: Readonly<Record<string, unknown>>): VoucherFilter {
  return {
    code: searchText(search.code),
    type: searchChoice(search.type, VOUCHER_TYPES),
    state: searchChoice(search.state, VOUCHER_STATES),
    category: searchText(search.category),
    campaign: searchText(search.campaign),
    createdFrom: searchDay(search.createdFrom),
    createdTo: searchDay(search.createdTo),
    changedFrom: searchDay(search.changedFrom),
    changedTo: searchDay(search.changedTo),
    key: searchText(search.key),
    value: searchText(search.value),
  };
}

/** The conditions of a filter. Lists and exports take the same ones. */
export function conditionsOf(filter: VoucherFilter): Condition[] {
  const { code, type, state, category, campaign, key, value } = filter;
  const condition = (field: string, operator: string, operand: string | boolean | undefined) =>
    operand === undefined ? [] : [{ field, operator, value: operand }];
  return [
    ...condition('code', '$starts_with', code),
    ...condition('type', '$is', type),
    ...(state === undefined ? [] : condition('active', `$${state}`, true)),
    ...condition('category', '$is', category),
    ...condition('campaign', '$is', campaign),
    ...condition('created_at', '$more_than_equal', begin(filter.createdFrom)),
    ...condition('created_at', '$before', end(filter.createdTo)),
    ...condition('updated_at', '$more_than_equal', begin(filter.changedFrom)),
    ...condition('updated_at', '$before', end(filter.changedTo)),
    ...(key === undefined
      ? []
      : condition(`metadata.${key}`, value === undefined ? '$has_value' : '$is', value ?? true)),
  ];
}

const begin = (day: string | undefined) => (day === undefined ? undefined : beginOf(day));
const end = (day: string | undefined) => (day === undefined ? undefined : endOf(day));

/** Conditions as the query of a list has them. */
export function toQuery(conditions: readonly Condition[]): [name: string, value: string][] {
  return conditions.map(({ field, operator, value }) => [
    `filters[${field}][conditions][${operator}]`,
    String(value),
  ]);
}

/** Conditions as the body of an export has them. */
export function toExportFilters(
  conditions: readonly Condition[],
): Record<string, { conditions: Record<string, string | boolean> }> {
  const fields = [...new Set(conditions.map(({ field }) => field))];
  return Object.fromEntries(
    fields.map((name) => {
      const own = conditions.filter(({ field }) => field === name);
      const entries = own.map(({ operator, value }) => [operator, value] as const);
      return [name, { conditions: Object.fromEntries(entries) }];
    }),
  );
}
