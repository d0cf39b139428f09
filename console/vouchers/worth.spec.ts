import { expect, it } from '@jest/globals';
import { worthOf } from './worth.js';

const NOTHING = { discount: null, gift: null, loyalty_card: null };

it.each([
  ['10 % off', { discount: { type: 'PERCENT', percent_off: 10 } }],
  ['2.5 off', { discount: { type: 'AMOUNT', amount_off: 250 } }],
  ['for 9.9', { discount: { type: 'FIXED', fixed_amount: 990 } }],
  ['unit', { discount: { type: 'UNIT', unit_off: 1 } }],
  ['3 of 5 left', { gift: { amount: 500, balance: 300 } }],
  ['70 points', { loyalty_card: { points: 100, balance: 70 } }],
  ['–', {}],
])('a voucher is worth %s', (words, worth) => {
  expect(worthOf({ ...NOTHING, ...worth })).toBe(words);
});
