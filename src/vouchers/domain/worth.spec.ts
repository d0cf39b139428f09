import { describe, expect, it } from '@jest/globals';
import { findDraftFaults, toVoucherDraft } from './voucher-draft.js';
import { describeFault } from '../../json/json-path.js';
import { worthFault } from './worth.js';

function faultOf(fields: Record<string, unknown>): string | null {
  const { type, definition } = toVoucherDraft(fields);
  return worthFault(type, definition);
}

describe('the worth of a voucher', () => {
  it.each([
    { discount: { type: 'AMOUNT', amount_off: 400 } },
    { discount: { type: 'AMOUNT', amount_off: 0 } },
    { discount: { type: 'PERCENT', percent_off: 12.5 } },
    { discount: { type: 'FIXED', fixed_amount: 100 } },
    { discount: { type: 'UNIT', unit_off: 1.5 } },
    { discount: { type: 'UNIT', effect: 'ADD_MANY_ITEMS', units: [{ unit_off: 1 }] } },
    { discount: { type: 'PERCENT', percent_off_formula: '10 + 5' } },
    { type: 'GIFT_VOUCHER', gift: { amount: 0 } },
    { gift: { amount: 1000, balance: 0 } },
    { gift: { amount: 1000, balance: 1000 } },
    { loyalty_card: { points: 0 } },
  ])('is enough in %j', (fields) => {
    expect(faultOf(fields)).toBeNull();
  });

  it.each([
    {},
    { type: 'DISCOUNT_VOUCHER' },
    { type: 'GIFT_VOUCHER' },
    { type: 'LOYALTY_CARD' },
    { discount: {} },
    { discount: { amount_off: null } },
    { gift: {} },
    { type: 'LOYALTY_CARD', loyalty_card: {} },
    { type: 'DISCOUNT_VOUCHER', gift: { amount: 1 } },
    { type: 'GIFT_VOUCHER', discount: { type: 'AMOUNT', amount_off: 1 } },
  ])('is missing in %j', (fields) => {
    expect(faultOf(fields)).toBe('gift or discount is missing');
  });

  it.each([
    [{ discount: { percent_off: 5 } }, 'the discount must have a type'],
    [{ discount: { type: 'PERCENT' } }, 'a discount of type PERCENT must have percent_off'],
    [
      { discount: { type: 'AMOUNT', percent_off: 5 } },
      'a discount of type AMOUNT must have amount_off',
    ],
    [
      { discount: { type: 'AMOUNT', amount_off_formula: '' } },
      'a discount of type AMOUNT must have amount_off',
    ],
    [{ discount: { type: 'UNIT', units: [] } }, 'a discount of type UNIT must have unit_off'],
    [{ gift: { effect: 'APPLY_TO_ORDER' } }, 'the gift must have an amount'],
  ])('lacks its value in %j', (fields, what) => {
    expect(faultOf(fields)).toBe(`gift or discount is missing: ${what}`);
  });

  it('cannot have more left of a gift than its amount', () => {
    expect(faultOf({ gift: { amount: 100, balance: 101 } })).toBe(
      'gift balance must NOT be more than the amount',
    );
  });
});

describe('the rules for money', () => {
  const WHOLE = 'must be integer >= 0';
  const PERCENT = 'must be number from 0 to 100';
  const POSITIVE = 'must be number > 0';

  it.each([
    ['discount', 'amount_off', WHOLE, [-5, 10.5, '1']],
    ['discount', 'fixed_amount', WHOLE, [-1, 0.5]],
    ['discount', 'amount_limit', WHOLE, [-1, 0.5]],
    ['discount', 'aggregated_amount_limit', WHOLE, [-1, 0.5]],
    ['discount', 'percent_off', PERCENT, [-0.1, 100.1, 150, '10']],
    ['discount', 'unit_off', POSITIVE, [-3, 0, '1']],
    ['gift', 'amount', WHOLE, [-100, 25.99]],
    ['gift', 'balance', WHOLE, [-1, 0.5]],
    ['redemption', 'redeemed_quantity', WHOLE, [-1, 0.5]],
  ])('refuse %s.%s that breaks "%s": %j', (part, name, text, values) => {
    for (const value of values) {
      const faults = findDraftFaults({ [part]: { [name]: value } }).map(describeFault);
      expect(faults).toEqual([`Property .${part}.${name} ${text}`]);
    }
  });

  it.each([
    ['discount', 'amount_off', [0, 400]],
    ['discount', 'percent_off', [0, 12.5, 100]],
    ['discount', 'unit_off', [0.5, 1]],
    ['discount', 'amount_limit', [0]],
    ['gift', 'amount', [0, 10_000]],
  ])('take %s.%s of %j', (part, name, values) => {
    for (const value of values) {
      expect(findDraftFaults({ [part]: { [name]: value } })).toEqual([]);
    }
  });
});
