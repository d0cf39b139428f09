import type { DISCOUNT_TYPES, VoucherType } from './field-rules.js';
import type { VoucherDefinition } from './voucher-draft.js';

type DiscountType = (typeof DISCOUNT_TYPES)[number];

/** The fields that can be the value of a discount, by its type. The first is the plain one, the second its formula. */
export const VALUE_FIELDS: Readonly<Record<DiscountType, readonly string[]>> = {
  AMOUNT: ['amount_off', 'amount_off_formula'],
  PERCENT: ['percent_off', 'percent_off_formula'],
  FIXED: ['fixed_amount', 'fixed_amount_formula'],
  UNIT: ['unit_off', 'unit_off_formula', 'units'],
};

/** The text of the public API for a voucher that is worth nothing. */
export const WORTHLESS = 'gift or discount is missing';

/**
 * Why a voucher cannot have this worth, or null. It needs the discount, gift or loyalty card of its type, with the
 * value of the discount's type, the gift's amount or the card's points. A gift cannot have more left than its amount.
 */
export function worthFault(type: VoucherType, definition: VoucherDefinition): string | null {
  const { discount, gift, loyalty_card: card } = definition;
  switch (type) {
    case 'DISCOUNT_VOUCHER':
      return discountFault(discount);
    case 'GIFT_VOUCHER':
      return giftFault(gift);
    case 'LOYALTY_CARD':
      if (isMissing(card)) return WORTHLESS;
      return card?.points === undefined ? `${WORTHLESS}: the loyalty card must have points` : null;
  }
}

function discountFault(discount: VoucherDefinition['discount']): string | null {
  if (discount === undefined || isMissing(discount)) return WORTHLESS;
  const type = discount.type as DiscountType | undefined;
  if (type === undefined) return `${WORTHLESS}: the discount must have a type`;
  const fields = VALUE_FIELDS[type];
  if (fields.some((field) => hasValue(discount[field]))) return null;
  return `${WORTHLESS}: a discount of type ${type} must have ${fields[0]}`;
}

function giftFault(gift: VoucherDefinition['gift']): string | null {
  if (gift === undefined || isMissing(gift)) return WORTHLESS;
  const { amount, balance = 0 } = gift;
  if (amount === undefined) return `${WORTHLESS}: the gift must have an amount`;
  if (balance < 0) return 'gift amount must NOT be less than what is spent of it';
  return balance > amount ? 'gift balance must NOT be more than the amount' : null;
}

function isMissing(part: object | undefined): boolean {
  return part === undefined || Object.keys(part).length === 0;
}

/** An empty formula or list says no more than none. */
function hasValue(value: unknown): boolean {
  if (typeof value === 'string' || Array.isArray(value)) return value.length > 0;
  return value !== undefined;
}
