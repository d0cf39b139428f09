import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readImportItem } from './import-item.js';
import type { ImportedVoucher } from './imported-voucher.js';
import { toImportItem } from './to-import-item.js';

const read = (item: unknown) => readImportItem(item, [], 10_000);

function importedOf(item: unknown): ImportedVoucher {
  const reading = read(item);
  if (reading.kind !== 'row') throw new Error(JSON.stringify(reading));
  return { ...(JSON.parse(reading.payload) as ImportedVoucher), id: '' };
}

describe('toImportItem', () => {
  it('writes an item that is read as the same voucher', () => {
    const date = fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
      .map((time) => time.toISOString());
    const worth = fc.oneof(
      fc.record({ gift: fc.record({ amount: fc.nat(), effect: fc.constant('ADD_ITEM') }) }),
      fc.record({ loyalty_card: fc.record({ points: fc.nat() }) }),
      fc.record({
        discount: fc.record({ type: fc.constant('PERCENT'), percent_off: fc.nat(100) }),
      }),
    );
    const others = fc.record(
      {
        category: fc.string({ minLength: 1 }),
        campaign: fc.string({ minLength: 1 }),
        start_date: date,
        expiration_date: date,
        active: fc.boolean(),
        additional_info: fc.string({ minLength: 1 }),
        redemption: fc.record({ quantity: fc.nat() }),
        validity_day_of_week: fc.array(fc.nat(6)),
        metadata: fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(worth, others, (value, fields) => {
        const voucher = importedOf({ code: 'A', ...fields, ...value });
        const again = JSON.parse(toImportItem([1, 'A', voucher])) as object;
        expect(importedOf(again)).toEqual(voucher);
      }),
    );
  });

  it('writes a rejected row as it was sent', () => {
    const rejection = { key: 'invalid_voucher', details: 'd' } as const;
    expect(toImportItem([1, 'A', null, rejection, '{"code":"A","gift":{}}'])).toBe(
      '{"code":"A","gift":{}}',
    );
  });
});
