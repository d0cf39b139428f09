import { describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { notesOf, readFileAnew } from '../../../../test/support/vouchers/read-csv-file.js';
import { FIELD_COLUMNS } from './csv-columns.js';

const rowsOf = (file: string | Buffer) =>
  readFileAnew(file).rows.map(([row, code, voucher, rejection]) => {
    return [row, code, { ...voucher, id: '' }, rejection?.details] as const;
  });
const vouchersOf = (file: string) => rowsOf(file).map(([, , voucher]) => voucher);

const DELIMITERS = [',', ';', '\t', '|'];
const ENCODINGS: ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
];

/** A title as people write it. */
const spelling = (title: string) =>
  fc
    .record({
      between: fc.constantFrom(' ', '  ', '_', '-', '\u00a0', '\u202f', ' - '),
      around: fc.constantFrom('', ' ', '\u00a0'),
      change: fc.constantFrom<(text: string) => string>(
        (text) => text,
        (text) => text.toUpperCase(),
        (text) => text.toLowerCase(),
      ),
    })
    .map(({ between, around, change }) => around + change(title.replaceAll(' ', between)) + around);

describe('a file as people have it', () => {
  const CELLS = ['A', 'DISCOUNT_VOUCHER', 'PERCENT', '10', 'APPLY_TO_ORDER', '1 + 1', 'New'].concat(
    ['2026-01-02T03:04:05.678Z', '2026-12-31T00:00:00Z', '5', '2', '0', 'FALSE', 'info'],
  );
  const text = fc
    .string({ unit: 'binary', minLength: 1 })
    .filter((cell) => /^[^="\s]/.test(cell) && !cell.includes('\0'));

  it('makes the same vouchers with each delimiter, encoding and spelling of its titles', () => {
    const file = fc.record({
      titles: fc.tuple(...FIELD_COLUMNS.map(spelling)),
      values: fc.array(text, { minLength: 1, maxLength: 4 }),
      delimiter: fc.constantFrom(...DELIMITERS),
      record_delimiter: fc.constantFrom('\n', '\r\n', '\r'),
      encode: fc.constantFrom(...ENCODINGS),
      named: fc.boolean(),
      isQuoted: fc.boolean(),
    });
    fc.assert(
      fc.property(file, ({ titles, values, encode, named, isQuoted, ...options }) => {
        const rows = values.map((value, index) => [`A${index}`, ...CELLS.slice(1), value]);
        const write = (header: readonly string[], how: object) =>
          stringify([[...header, 'My key'], ...rows], {
            ...how,
            quoted: isQuoted,
            quoted_match: /[\r\n\ufeff]/,
          });
        const plain = rowsOf(write(FIELD_COLUMNS, {}));
        const line = named ? `sep=${options.delimiter}${options.record_delimiter}` : '';

        expect(rowsOf(encode(line + write(titles, options)))).toEqual(plain);
        expect(plain.map(([, code, voucher]) => [code, voucher.metadata])).toEqual(
          values.map((value, index) => [`A${index}`, { 'My key': value }]),
        );
      }),
    );
  });

  it('keeps every documented column', () => {
    const [voucher] = vouchersOf(stringify([FIELD_COLUMNS, CELLS]));

    expect(voucher).toMatchObject({
      type: 'DISCOUNT_VOUCHER',
      active: 0,
      category: 'New',
      startDate: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
      expirationDate: Date.UTC(2026, 11, 31),
      definition: {
        discount: {
          type: 'PERCENT',
          percent_off: 10,
          percent_off_formula: '1 + 1',
          effect: 'APPLY_TO_ORDER',
        },
        redemption: { quantity: 5, redeemed_quantity: 2 },
        additional_info: 'info',
      },
      metadata: {},
    });
  });

  it('lowers the balance of a gift card by what was redeemed', () => {
    const header = 'Code,Voucher Type,Value,Redeemed Amount';

    expect(vouchersOf(`${header}\na,GIFT_VOUCHER,1000,400\nb,GIFT_VOUCHER,1000,0\n`)).toMatchObject(
      [
        { definition: { gift: { amount: 1000, balance: 600 } } },
        { definition: { gift: { amount: 1000 } } },
      ],
    );
  });

  it.each([
    ['GIFT_VOUCHER,1000,1001', 'Value must NOT be less than what was redeemed'],
    ['GIFT_VOUCHER,1000,4.5', 'Redeemed Amount must be a whole number'],
    ['GIFT_VOUCHER,,5', 'Value is required'],
    ['LOYALTY_CARD,7,5', 'Redeemed Amount must be 0 for a LOYALTY_CARD'],
  ])('fails the row %s', (cells, reason) => {
    const file = `Code,Voucher Type,Value,Redeemed Amount\na,${cells}`;

    expect(rowsOf(file).map(([, , , details]) => details)).toEqual([reason]);
  });

  it('takes marks inside of a cell for characters, and unwraps texts that a formula holds', () => {
    const file = 'Code,Voucher Type,Value,k\n="00123",GIFT_VOUCHER,"=""7""",20" box\n';

    expect(rowsOf(file)).toMatchObject([
      [1, '00123', { definition: { gift: { amount: 7 } }, metadata: { k: '20" box' } }],
    ]);
  });

  it.each(['="', '="a"b"', '=a', '="a'])('leaves %s as it is', (cell) => {
    const file = `Code,Voucher Type,Value,k\na,GIFT_VOUCHER,1,${cell}`;

    expect(vouchersOf(file)).toMatchObject([{ metadata: { k: cell } }]);
  });

  it('ignores empty cells at the end of rows, there or not', () => {
    const file = 'Code;Voucher Type;Value;k\na;GIFT_VOUCHER;1;x;;\nb;GIFT_VOUCHER;2\n';

    expect(rowsOf(file)).toMatchObject([
      [1, 'a', { metadata: { k: 'x' } }, undefined],
      [2, 'b', { metadata: {} }, undefined],
    ]);
  });

  it('keeps titles that are not known exactly as they are written', () => {
    const file = 'Code,Voucher Type,Value,start  of_Day,StartDate\na,GIFT_VOUCHER,1,x,y\n';

    expect(vouchersOf(file)).toMatchObject([
      { metadata: { 'start  of_Day': 'x', StartDate: 'y' } },
    ]);
    expect(notesOf(file)).toEqual([
      "The column 'StartDate' was kept as metadata; 'Start Date' would be a field.",
    ]);
  });
});

describe('the notes on a file', () => {
  it('name everything that was left out or read in another way than it is written', () => {
    const lines = [
      ' code ;voucher_type;discount type;Value;expiration date;Redeemed Amount;list',
      '="1";GIFT_VOUCHER;AMOUNT;5 ;2026-12-31;;"a, b"',
      ';;;;;;',
      'b;DISCOUNT_VOUCHER;AMOUNT;5;2026-12-31;3;x;;',
      'c;GIFT_VOUCHER;;5',
    ];
    const notes = notesOf(Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le'));

    expect(new Set(notes)).toEqual(
      new Set([
        'The file was read as UTF-16, little end first.',
        'The cells are separated by semicolons.',
        "The column 'code' was read as 'Code'.",
        "The column 'voucher_type' was read as 'Voucher Type'.",
        "The column 'discount type' was read as 'Discount Type'.",
        "The column 'expiration date' was read as 'Expiration Date'.",
        'Cells that are written ="..." were read as the text between the quotation marks: 1.',
        'White space around cells was left out, other than in codes and metadata: 1.',
        "Dates without a time were read as midnight UTC: 2, in 'Expiration Date'.",
        "Cells of metadata have white space beside commas, which is left out where the schema defines a list: 1, in 'list'.",
        "Cells were left out that do not go with the type of the voucher: 2, in 'Discount Type', 'Redeemed Amount'.",
        'Empty cells behind the last column were ignored: 1.',
        'Cells that are missing at the end of rows were read as empty: 1.',
        'Rows without content were skipped: 1.',
      ]),
    );
  });

  it('are none for a file that is read as it is written', () => {
    expect(notesOf('Code,Voucher Type,Value\na,GIFT_VOUCHER,1\n')).toEqual([]);
  });

  it('are few and short, whatever the file', () => {
    const keys = Array.from({ length: 900 }, (_, index) => `${'k'.repeat(200)}${index}`);
    const cells = keys.map(() => '"a, b"');
    const file = `Code,Voucher Type,Value,${keys.join()}${','.repeat(90)}\n${`a,GIFT_VOUCHER,1,${cells.join()}\n`.repeat(9)}`;
    const body = readFileAnew(file);
    const remarks = 'remarks' in body ? body.remarks : {};

    expect(JSON.stringify(remarks).length).toBeLessThan(3_000);
  });
});
