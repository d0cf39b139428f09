import { describe, expect, it } from '@jest/globals';
import { aVoucher } from '../../../test/factories/vouchers.js';
import { editVoucher } from '../domain/edit-voucher.js';
import { toVoucherDraft } from '../domain/voucher-draft.js';
import { toVoucherResponse } from './voucher.response.js';

const ASSETS = { qr: { id: 'q', url: 'u/q' }, barcode: { id: 'b', url: 'u/b' } };
const answerTo = (fields: Record<string, unknown>) =>
  toVoucherResponse(aVoucher(toVoucherDraft(fields)), ASSETS);

describe('a voucher as the API answers it', () => {
  it('has nothing redeemed of a new gift card', () => {
    expect(answerTo({ gift: { amount: 1000 } })).toMatchObject({
      gift: { amount: 1000, balance: 1000 },
      redemption: { quantity: null, redeemed_quantity: 0, redeemed_amount: 0, object: 'list' },
    });
  });

  it('has no points redeemed of a loyalty card', () => {
    const { redemption } = answerTo({ loyalty_card: { points: 5 } });
    expect(redemption).toMatchObject({ redeemed_quantity: 0, redeemed_points: 0 });
    expect(redemption).not.toHaveProperty('redeemed_amount');
  });

  it('has no redeemed amount or points of a discount', () => {
    const { redemption } = answerTo({ discount: { type: 'AMOUNT', amount_off: 1 } });
    expect(Object.keys(redemption as object)).toEqual([
      'quantity',
      'redeemed_quantity',
      'object',
      'url',
    ]);
  });

  it('shows what was spent of a gift before it came here', () => {
    const fields = {
      gift: { amount: 1000, balance: 600, effect: 'APPLY_TO_ITEMS' },
      redemption: { quantity: 5, redeemed_quantity: 2 },
    };
    expect(answerTo(fields)).toMatchObject({
      gift: { amount: 1000, subtracted_amount: 0, balance: 600, effect: 'APPLY_TO_ITEMS' },
      redemption: { quantity: 5, redeemed_quantity: 2, redeemed_amount: 400 },
    });
  });

  it.each([
    {},
    { discount: { type: 'AMOUNT', amount_off: 1 }, category: 'c', additional_info: 'i' },
    { gift: { amount: 1000 }, start_date: '2026-01-01', validity_day_of_week: [1] },
    { gift: { amount: 1000, balance: 600 }, redemption: { quantity: 5, redeemed_quantity: 2 } },
    { loyalty_card: { points: 7 }, validity_timeframe: { duration: 'PT1H', interval: 'P2D' } },
  ])('can be sent back whole without changing a voucher of %j', (fields) => {
    const voucher = aVoucher(toVoucherDraft(fields));
    const body = JSON.parse(JSON.stringify(toVoucherResponse(voucher, ASSETS))) as Record<
      string,
      unknown
    >;
    expect(editVoucher(voucher, body, voucher.metadata)).toBe(voucher);
  });
});
