import { describe, expect, it } from '@jest/globals';
import { anImportedVoucher } from '../../../../test/factories/vouchers.js';
import { toCsvRow } from './csv-row.js';

describe('a row that an earlier version has accepted', () => {
  it.each([
    ['GIFT_VOUCHER', { gift: { amount: 100 } }, { Value: '100' }],
    ['LOYALTY_CARD', { loyalty_card: { points: 7 } }, { Value: '7' }],
    [
      'DISCOUNT_VOUCHER',
      { discount: { type: 'UNIT', unit_off: 1.5 } },
      { 'Discount Type': 'UNIT', Value: '1.5' },
    ],
    ['DISCOUNT_VOUCHER', {}, {}],
  ] as const)('is read as the file had it: %s', (type, parts, worth) => {
    const redemption = { quantity: 3 };
    const row = anImportedVoucher({
      ...{ type, active: 0, category: 'New', startDate: Date.UTC(2026, 0, 2) },
      definition: JSON.stringify({ ...parts, redemption, additional_info: 'info' }),
      metadata: '{"k":"1"}',
    });

    expect(toCsvRow(row)).toEqual({
      id: row.id,
      worth: { 'Voucher Type': type, ...worth },
      fields: {
        ...{ redemption, additional_info: 'info', category: 'New', active: false },
        start_date: '2026-01-02T00:00:00.000Z',
      },
      metadata: { k: '1' },
    });
  });

  it('stays as it is when this version has accepted it', () => {
    const row = { id: 'v_1', fields: {}, worth: {}, metadata: {} };

    expect(toCsvRow(row)).toBe(row);
  });
});
