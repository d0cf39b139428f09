import { describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { readFileAnew as read } from '../../../../test/support/vouchers/read-csv-file.js';

const HEADER = 'Code,Voucher Type';

const first = (file: string) => read(file).rows[0]?.[2];
const reasons = (file: string) => read(file).rows.map(([, , , rejection]) => rejection?.details);

describe('a CSV file of vouchers', () => {
  it('reads what a CSV writer wrote', () => {
    // A header is trimmed, and an empty cell is no value.
    const key = fc.string({ minLength: 1, maxLength: 12 }).map((name) => `k${name.trim()}`);
    const cell = fc.string({ minLength: 1 }).filter((text) => !text.includes('\0'));
    const table = fc.uniqueArray(key, { maxLength: 5 }).chain((keys) =>
      fc.record({
        keys: fc.constant(keys),
        rows: fc.array(fc.array(cell, { minLength: keys.length, maxLength: keys.length }), {
          minLength: 1,
        }),
        record_delimiter: fc.constantFrom('\n', '\r\n', '\r'),
        bom: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(table, ({ keys, rows, ...options }) => {
        const lines = rows.map((cells, index) => [`code-${index}`, 'GIFT_VOUCHER', 1, ...cells]);
        const header = ['Code', 'Voucher Type', 'Value', ...keys];
        const file = stringify([header, ...lines], { ...options, quoted_match: /[\r\n\ufeff]/ });

        const metadata = read(file).rows.map(([, , voucher]) => voucher.metadata);
        expect(metadata).toEqual(
          rows.map((cells) => Object.fromEntries(keys.map((name, at) => [name, cells[at]]))),
        );
      }),
    );
  });

  it('makes every column that is no field a key of the metadata, as text', () => {
    const voucher = first(`${HEADER},Value,Region,n,__proto__,empty\na,GIFT_VOUCHER,1,EU,1,p,\n`);

    expect(JSON.stringify(voucher?.metadata)).toBe('{"Region":"EU","n":"1","__proto__":"p"}');
  });

  it('reads every column that is a field', () => {
    const file = [
      'Code,Voucher Type,Active,Start Date,Expiration Date,Discount Type,Value,Category,Redemption Limit,Additional Info',
      'a,DISCOUNT_VOUCHER,FALSE,2026-01-02,2026-12-31T23:59:59.000Z,PERCENT,10.5,New,3,info',
    ].join('\n');

    expect(first(file)).toMatchObject({
      type: 'DISCOUNT_VOUCHER',
      active: 0,
      category: 'New',
      startDate: Date.UTC(2026, 0, 2),
      expirationDate: Date.UTC(2026, 11, 31, 23, 59, 59),
      definition: {
        discount: { type: 'PERCENT', percent_off: 10.5 },
        redemption: { quantity: 3 },
        additional_info: 'info',
      },
    });
  });

  it.each([
    ['DISCOUNT_VOUCHER,AMOUNT,400', { discount: { type: 'AMOUNT', amount_off: 400 } }],
    ['DISCOUNT_VOUCHER,UNIT,2', { discount: { type: 'UNIT', unit_off: 2 } }],
    ['DISCOUNT_VOUCHER,FIXED,2', { discount: { type: 'FIXED', fixed_amount: 2 } }],
    ['GIFT_VOUCHER,,1000', { gift: { amount: 1000 } }],
    ['LOYALTY_CARD,,7', { loyalty_card: { points: 7 } }],
  ])('reads what %s is worth', (cells, definition) => {
    expect(first(`Code,Voucher Type,Discount Type,Value\na,${cells}`)).toMatchObject({
      definition,
    });
  });

  it.each([
    ['a,', 'Voucher Type is required'],
    ['a,COUPON', 'Voucher type must be one of DISCOUNT_VOUCHER, GIFT_VOUCHER, LOYALTY_CARD'],
    [',DISCOUNT_VOUCHER', 'Code is required'],
    [' a,DISCOUNT_VOUCHER', 'Property .code must NOT begin or end with white space'],
    ['a,DISCOUNT_VOUCHER,x', 'Row has 3 cells where the header has 2'],
    ['a', 'Voucher Type is required'],
  ])('fails the row %j', (line, reason) => {
    expect(reasons(`${HEADER}\n${line}`)).toEqual([reason]);
  });

  it('fails a row that is worth nothing, and no other', () => {
    const file = `${HEADER},Value\na,GIFT_VOUCHER,1\nb,DISCOUNT_VOUCHER,\n`;

    expect(reasons(file)).toEqual([undefined, 'gift or discount is missing']);
  });

  it.each([
    ['Value', 'GIFT_VOUCHER,,25.99', 'Property .gift.amount must be integer >= 0'],
    ['Value', 'GIFT_VOUCHER,,-100', 'Property .gift.amount must be integer >= 0'],
    [
      'Value',
      'DISCOUNT_VOUCHER,AMOUNT,10.50',
      'Property .discount.amount_off must be integer >= 0',
    ],
    [
      'Value',
      'DISCOUNT_VOUCHER,PERCENT,150',
      'Property .discount.percent_off must be number from 0 to 100',
    ],
    ['Value', 'DISCOUNT_VOUCHER,UNIT,-3', 'Property .discount.unit_off must be number > 0'],
    ['Value', 'DISCOUNT_VOUCHER,PERCENT,ten', 'Value must be a number'],
    [
      'Value',
      'DISCOUNT_VOUCHER,PERCENT,9007199254740993',
      'Value must be a number that a double keeps exactly',
    ],
    ['Value', 'DISCOUNT_VOUCHER,AMOUNT,"10,5"', 'Value must be a number with a decimal point'],
    ['Value', 'DISCOUNT_VOUCHER,PERCENT,', 'Value is required'],
    ['Value', 'GIFT_VOUCHER,,', 'Value is required'],
    ['Value', 'DISCOUNT_VOUCHER,,5', 'Invalid Discount Type'],
    ['Value', 'LOYALTY_CARD,,1.5', 'Property .loyalty_card.points must be integer >= 0'],
    [
      'Start Date',
      'DISCOUNT_VOUCHER,,01/02/2026',
      'Start Date cannot be recognized as a ISO-8601 compliant date',
    ],
    [
      'Expiration Date',
      'DISCOUNT_VOUCHER,,2026-02-30',
      'Expiration Date cannot be recognized as a ISO-8601 compliant date',
    ],
    ['Redemption Limit', 'DISCOUNT_VOUCHER,,-1', 'Redemption Limit must be a whole number'],
    ['Active', 'DISCOUNT_VOUCHER,,maybe', 'Active must be true or false'],
    [
      'key',
      `DISCOUNT_VOUCHER,,${'x'.repeat(70_000)}`,
      'Property .metadata must NOT be larger than 65536 bytes',
    ],
    ['key', 'DISCOUNT_VOUCHER,,a\0b', 'Property .metadata.key must NOT contain U+0000'],
  ])('fails a row whose %s is wrong in %.40j', (column, cells, reason) => {
    expect(reasons(`Code,Voucher Type,Discount Type,${column}\na,${cells}`)).toEqual([reason]);
  });

  it('repeats a refused code that is too long only in part', () => {
    const { rows } = read(`${HEADER}\n${'x'.repeat(1_000)},COUPON\n`);

    expect(rows[0]?.[1]).toBe(`${'x'.repeat(255)}…`);
  });

  it('counts rows from 1, without the header and lines without a character', () => {
    const { rows } = read(`\n${HEADER}\r\n\ra,DISCOUNT_VOUCHER\n\n\nb,\r\n`);

    expect(rows.map(([row, code]) => [row, code])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('says which columns and how many lines without content it skipped', () => {
    const file = `${HEADER},Value,\n\na,GIFT_VOUCHER,5,x\n , ,\n"","",""\n,,,,,,\n`;

    expect(read(file)).toMatchObject({
      remarks: {
        skipped: { columns: ['column 4, which has no name'], empty_lines: 4 },
        notes: ['Rows without content were skipped: 3.'],
      },
    });
    expect(first(file)?.metadata).toEqual({});
    expect(read(file).rows).toHaveLength(1);
    expect(read(`${HEADER}\na,DISCOUNT_VOUCHER`)).toMatchObject({ remarks: undefined });
  });

  it('reads mixed line ends, a byte order mark and line ends inside of cells', () => {
    const { rows } = read(
      `\ufeff${HEADER},Value,k\r\na,GIFT_VOUCHER,1,"x\r\ny"\nb,GIFT_VOUCHER,1,z\rc,GIFT_VOUCHER,1,"q""q"`,
    );

    expect(rows.map(([, , { metadata }]) => metadata.k)).toEqual(['x\r\ny', 'z', 'q"q']);
  });
});
