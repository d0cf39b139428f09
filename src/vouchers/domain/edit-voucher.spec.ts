import { describe, expect, it } from '@jest/globals';
import { changesDiscountType, editVoucher } from './edit-voucher.js';
import { toVoucherDraft } from './voucher-draft.js';
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

  it('takes null for absent', () => {
    const voucher = voucherOf({ category: 'old', expiration_date: '2026-01-01', active: false });

    const change = { category: null, expiration_date: null, active: null, discount: null };
    expect(editVoucher(voucher, change, METADATA)).toBe(voucher);
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

  it('gives the same object when every given value is the present one', () => {
    const voucher = voucherOf({ ...PERCENT, active: false });

    expect(editVoucher(voucher, { ...PERCENT, active: false }, METADATA)).toBe(voucher);
  });

  it.each([
    [{ discount: { type: 'AMOUNT' } }, true],
    [{ discount: { type: 'PERCENT', percent_off: 1 } }, false],
    [{ discount: { percent_off: 1 } }, false],
    [{}, false],
  ])('tells whether %j asks for another type of discount', (fields, expected) => {
    expect(changesDiscountType(voucherOf(PERCENT), fields)).toBe(expected);
  });

  it('lets a discount voucher without a discount have one', () => {
    const voucher = voucherOf();

    expect(changesDiscountType(voucher, PERCENT)).toBe(false);
    expect(editVoucher(voucher, PERCENT, METADATA).definition).toEqual(PERCENT);
  });
});
