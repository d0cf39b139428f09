import { describe, expect, it } from '@jest/globals';
import * as domain from './edit-voucher.js';
import { toVoucherDraft } from './voucher-draft.js';
import { toVoucherEdit } from './voucher-edit.js';
import type { Voucher } from './voucher.js';

const METADATA = '{"lang":"en","kept":1}';

function voucherOf(fields: Record<string, unknown> = {}): Voucher {
  return {
    ...toVoucherDraft(fields),
    projectId: 'proj_1',
    id: 'v_1',
    code: 'welcome',
    metadata: METADATA,
    createdAt: 0,
    updatedAt: null,
  };
}

const changeFault = (voucher: Voucher, fields: Record<string, unknown>) =>
  domain.changeFault(voucher, toVoucherEdit(fields));

const editVoucher = (voucher: Voucher, fields: Record<string, unknown>, metadata: string) =>
  domain.editVoucher(voucher, toVoucherEdit(fields), metadata);

const OTHER_TYPE = 'It is not possible to change Voucher discount type';
const NOTHING = 'gift or discount is missing';
const PERCENT = { discount: { type: 'PERCENT', percent_off: 10, effect: 'APPLY_TO_ORDER' } };

describe('editing a voucher', () => {
  it('changes what is given and keeps what is not', () => {
    const voucher = voucherOf({ ...PERCENT, category: 'old', additional_info: 'kept' });

    const edited = editVoucher(voucher, { category: 'new', start_date: '2026-01-01' }, METADATA);

    expect(edited).toEqual({ ...voucher, category: 'new', startDate: Date.UTC(2026, 0, 1) });
  });

  it('changes the members of a discount that are given', () => {
    const edited = editVoucher(voucherOf(PERCENT), { discount: { percent_off: 20 } }, METADATA);

    expect(edited.definition.discount).toEqual({ ...PERCENT.discount, percent_off: 20 });
  });

  it('takes the metadata that it is given', () => {
    const edited = editVoucher(voucherOf(), {}, '{"lang":null}');

    expect(edited).toEqual({ ...voucherOf(), metadata: '{"lang":null}' });
  });

  it('clears with null what can be absent', () => {
    const kept = { ...PERCENT, active: false, redemption: { redeemed_quantity: 2 } };
    const voucher = voucherOf({
      ...kept,
      category: 'old',
      start_date: '2026-01-01',
      expiration_date: '2026-01-01',
      additional_info: 'old',
      validity_timeframe: { duration: 'PT1H' },
      validity_day_of_week: [1],
      validity_hours: { daily: [] },
      redemption: { quantity: 5, redeemed_quantity: 2 },
    });
    const names = [
      ...['category', 'start_date', 'expiration_date', 'additional_info'],
      ...['validity_timeframe', 'validity_day_of_week', 'validity_hours'],
    ];

    const change = { ...Object.fromEntries(names.map((name) => [name, null])) };
    const edited = editVoucher(voucher, { ...change, redemption: { quantity: null } }, METADATA);
    expect(edited).toEqual(voucherOf(kept));
  });

  it('leaves no trace of a limit that was the only thing about redemptions', () => {
    const voucher = voucherOf({ redemption: { quantity: 5 } });

    expect(editVoucher(voucher, { redemption: { quantity: null } }, METADATA)).toEqual(voucherOf());
  });

  it('takes null for the absence of what a voucher cannot be without', () => {
    const voucher = voucherOf({ ...PERCENT, active: false, redemption: { quantity: 5 } });

    const parts = { discount: null, gift: null, loyalty_card: null, redemption: null };
    expect(editVoucher(voucher, { ...parts, active: null }, METADATA)).toBe(voucher);
  });

  it.each([
    [{ amount: 1000, balance: 400 }, { amount: 1500 }, { amount: 1500, balance: 900 }],
    [
      { amount: 1000, balance: 400 },
      { amount: 1500, balance: 400 },
      { amount: 1500, balance: 400 },
    ],
    [{ amount: 1000, balance: 400 }, { balance: 0 }, { amount: 1000, balance: 0 }],
    [{ amount: 1000 }, { amount: 300 }, { amount: 300 }],
    [{ amount: 1000 }, { amount: 2000, balance: 1000 }, { amount: 2000, balance: 1000 }],
  ])('of %j by %j leaves %j of a gift', (before, change, after) => {
    const edited = editVoucher(voucherOf({ gift: before }), { gift: change }, METADATA);

    expect(edited.definition.gift).toEqual(after);
  });

  it('skips what cannot be changed', () => {
    const voucher = voucherOf(PERCENT);

    const change = {
      code: 'other',
      id: 'v_2',
      type: 'GIFT_VOUCHER',
      campaign: 'c',
      gift: { amount: 1 },
    };
    expect(editVoucher(voucher, change, METADATA)).toBe(voucher);
  });

  it('returns the same object when every given value is the present one', () => {
    const voucher = voucherOf({ ...PERCENT, active: false });

    expect(editVoucher(voucher, { ...PERCENT, active: false }, METADATA)).toBe(voucher);
  });

  it.each([
    [PERCENT, { discount: { type: 'AMOUNT' } }, OTHER_TYPE],
    [PERCENT, { discount: { type: 'PERCENT', percent_off: 1 } }, null],
    [PERCENT, { discount: { percent_off: 1 } }, null],
    [PERCENT, { discount: {} }, null],
    [PERCENT, {}, null],
    [{}, { category: 'new' }, null],
    [{}, { discount: { percent_off: 11 } }, `${NOTHING}: the discount must have a type`],
    [
      {},
      { discount: { type: 'PERCENT' } },
      `${NOTHING}: a discount of type PERCENT must have percent_off`,
    ],
    [
      { gift: { amount: 1000, balance: 400 } },
      { gift: { amount: 599 } },
      'gift amount must NOT be less than what is spent of it',
    ],
    [{ gift: { amount: 1000, balance: 400 } }, { gift: { amount: 600 } }, null],
    [
      { gift: { amount: 1000 } },
      { gift: { amount: 300, balance: 1000 } },
      'gift balance must NOT be more than the amount',
    ],
  ])('of %j by %j has the fault %j', (before, fields, expected) => {
    expect(changeFault(voucherOf(before), fields)).toBe(expected);
  });

  it('lets a discount voucher without a discount have one', () => {
    const voucher = voucherOf();

    expect(changeFault(voucher, PERCENT)).toBeNull();
    expect(editVoucher(voucher, PERCENT, METADATA).definition).toEqual(PERCENT);
  });
});
