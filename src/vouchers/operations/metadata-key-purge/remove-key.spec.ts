import { describe, expect, it } from '@jest/globals';
import { voucherRecords } from '../../../../test/factories/voucher-records.js';
import { removeKey } from './remove-key.js';

describe('removeKey', () => {
  it('takes the key out, keeps the order of the others and what was there before', () => {
    const vouchers = voucherRecords(
      ['A', '{"x":1,"gone":{"y":2},"gone2":3}', '0:v_a'],
      ['B', '{"gone":null}', '4:v_b'],
    );

    expect(removeKey({ key: 'gone', foundBefore: 7, vouchers })).toEqual({
      count: 2,
      items: '[[8,"A",{}],[9,"B",{}]]',
      codeRange: { prefix: '', first: 'A', last: 'B' },
      before: '[[8,{"x":1,"gone":{"y":2},"gone2":3},8],[9,{"gone":null},8]]',
      patches: JSON.stringify([
        ['A', '{"x":1,"gone2":3}', 1, '0:v_a'],
        ['B', '{}', 1, '4:v_b'],
      ]),
    });
  });

  it.each(['__proto__', 'constructor', ''])('takes %p for a key like any other', (key) => {
    const metadata = `{"kept":1,${JSON.stringify(key)}:2}`;
    const vouchers = voucherRecords(['A', metadata, '0:v_a']);

    expect(removeKey({ key, foundBefore: 0, vouchers }).patches).toBe(
      JSON.stringify([['A', '{"kept":1}', 1, '0:v_a']]),
    );
  });
});
