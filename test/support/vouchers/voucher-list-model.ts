import { isMetadataDate, parseIsoDate } from '../../../src/json/iso-date.js';
import type { Voucher } from '../../../src/vouchers/domain/voucher.js';
import type {
  Condition,
  Filter,
  Sign,
  StateTest,
  ValueTest,
  VoucherField,
} from '../../../src/vouchers/listing/filter/condition.js';
import { parseNumber } from '../../../src/vouchers/listing/filter/operators.js';
import type { ListOrder } from '../../../src/vouchers/listing/list-order.js';

/** The codes that a list must have, found by looking at every voucher. */
export function expectedCodes(
  vouchers: readonly Voucher[],
  filter: Filter,
  order: ListOrder,
): string[] {
  const found = vouchers.filter((voucher) => passes(voucher, filter));
  found.sort((a, b) => (order.isDescending ? compare(b, a, order.by) : compare(a, b, order.by)));
  return found.map(({ code }) => code);
}

function compare(a: Voucher, b: Voucher, by: ListOrder['by']): number {
  const byCode = Buffer.compare(Buffer.from(a.code), Buffer.from(b.code));
  if (by === 'code') return byCode;
  const difference = (a[by] ?? -Infinity) - (b[by] ?? -Infinity);
  return difference === 0 || Number.isNaN(difference) ? byCode : difference;
}

function passes(voucher: Voucher, { junction, conditions }: Filter): boolean {
  if (conditions.length === 0) return true;
  return junction === 'and'
    ? conditions.every((condition) => holds(voucher, condition))
    : conditions.some((condition) => holds(voucher, condition));
}

function holds(voucher: Voucher, { subject, test, isNegated }: Condition): boolean {
  if ('nowMs' in test) return isNegated !== isInState(voucher, test);
  if ('field' in subject) return isNegated !== fits(FIELDS[subject.field](voucher) ?? null, test);
  const metadata = new Map(Object.entries(JSON.parse(voucher.metadata) as object));
  const value: unknown = metadata.get(subject.metadataKey) ?? null;
  const values: unknown[] = Array.isArray(value) ? [value, ...(value as unknown[])] : [value];
  return isNegated !== values.some((each) => fits(each, test, true));
}

function isInState(voucher: Voucher, { kind, nowMs }: StateTest): boolean {
  const { active, startDate, expirationDate } = voucher;
  const hasExpired = expirationDate !== null && expirationDate < nowMs;
  if (kind === 'expired') return hasExpired;
  return active && !hasExpired && (startDate === null || startDate <= nowMs);
}

const never = () => null;

const FIELDS: Record<VoucherField, (voucher: Voucher) => unknown> = {
  id: ({ id }) => id,
  code: ({ code }) => code,
  type: ({ type }) => type,
  voucher_type: ({ type }) => type,
  campaign: ({ campaign }) => campaign,
  campaign_id: never,
  campaign_ids: never,
  category: ({ category }) => category,
  categories: ({ category }) => category,
  category_id: never,
  category_ids: never,
  holder_id: never,
  customer_id: never,
  is_referral_code: () => false,
  additional_info: ({ definition }) => definition.additional_info,
  'discount.type': ({ definition }) => definition.discount?.type,
  'discount.amount_off': ({ definition }) => definition.discount?.amount_off,
  'discount.percent_off': ({ definition }) => definition.discount?.percent_off,
  'gift.amount': ({ definition: { gift } }) => gift && (gift.amount ?? 0),
  'gift.balance': ({ definition: { gift } }) => gift && (balanceOf(gift) ?? gift.amount ?? 0),
  'loyalty_card.points': ({ definition: { loyalty_card: card } }) => card && (card.points ?? 0),
  'loyalty_card.balance': ({ definition: { loyalty_card: card } }) => card && (card.points ?? 0),
  'redemption.quantity': ({ definition }) => definition.redemption?.quantity,
  'redemption.redeemed_quantity': ({ definition }) => redeemedOf(definition.redemption ?? {}) ?? 0,
  'publish.count': () => 0,
  active: ({ active }) => active,
  start_date: ({ startDate }) => startDate,
  expiration_date: ({ expirationDate }) => expirationDate,
  created_at: ({ createdAt }) => createdAt,
  updated_at: ({ updatedAt }) => updatedAt,
};

/** What was spent or redeemed before a voucher was imported is kept in the definition. */
const balanceOf = (gift: { amount?: number; balance?: number }) => gift.balance;
const redeemedOf = (redemption: { quantity?: number; redeemed_quantity?: number }) =>
  redemption.redeemed_quantity;

function fits(value: unknown, test: ValueTest, isMetadata = false): boolean {
  if (value === null) return false;
  if (test.kind === 'present') return true;
  return test.operands.some((operand) => fitsOperand(value, test, operand, isMetadata));
}

function fitsOperand(
  value: unknown,
  test: Exclude<ValueTest, { kind: 'present' }>,
  operand: string | number | boolean,
  isMetadata: boolean,
): boolean {
  switch (test.kind) {
    case 'equals':
      if (!isMetadata) return value === operand;
      if (typeof value === 'number') return value === parseNumber(String(operand));
      if (typeof value === 'boolean') return String(value) === operand;
      return value === operand;
    case 'contains':
      return typeof value === 'string' && value.includes(String(operand));
    case 'starts_with':
      return typeof value === 'string' && value.startsWith(String(operand));
    case 'ends_with':
      return typeof value === 'string' && value.endsWith(String(operand));
    case 'compares':
      return typeof value === 'number' && RELATIONS[test.sign](value, Number(operand));
    case 'is_moment': {
      const moment =
        typeof value === 'string' && isMetadataDate(value) ? parseIsoDate(value) : null;
      return moment !== null && RELATIONS[test.sign](moment, Number(operand));
    }
  }
}

const RELATIONS: Record<Sign, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
