import type { VoucherDefinition } from './voucher-draft.js';
import type { Voucher } from './voucher.js';

/** A part of a voucher as clients see it. */
export type VoucherPart = Readonly<Record<string, unknown>>;

/** A gift with its balance, in hundredths; null without a gift. */
export function presentGift({ gift }: VoucherDefinition): VoucherPart | null {
  if (gift === undefined) return null;
  const { amount = 0, balance = amount, effect = 'APPLY_TO_ORDER' } = gift;
  return { amount, subtracted_amount: 0, balance, effect };
}

/** A loyalty card with its balance; null without a card. */
export function presentLoyaltyCard({ loyalty_card: card }: VoucherDefinition): VoucherPart | null {
  if (card === undefined) return null;
  const { points = 0 } = card;
  return {
    points,
    balance: points,
    next_expiration_date: null,
    next_expiration_points: null,
    pending_points: 0,
    expired_points: 0,
    subtracted_points: 0,
  };
}

/** The limit of redemptions, and what was redeemed before this service had the voucher: it redeems nothing itself. */
export function presentRedemption({ type, definition }: Voucher): VoucherPart {
  const { quantity = null, redeemed_quantity = 0 } = definition.redemption ?? {};
  const { amount = 0, balance = amount } = definition.gift ?? {};
  return {
    quantity,
    redeemed_quantity,
    ...(type === 'GIFT_VOUCHER' && { redeemed_amount: amount - balance }),
    ...(type === 'LOYALTY_CARD' && { redeemed_points: 0 }),
  };
}
