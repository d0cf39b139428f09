import { describe, expect, it } from '@jest/globals';
import { toVoucherDraft } from '../vouchers/domain/voucher-draft.js';
import type { Voucher } from '../vouchers/domain/voucher.js';
import { DEFAULT_FIELDS, ExportTable, isExportField } from './export-table.js';
import { EXPORT_FIELDS } from './voucher-cells.js';

const LINKS = { qr: { url: 'http://localhost/qr' }, barcode: { url: 'http://localhost/bar' } };

function aVoucher(fields: object, metadata: object = {}): Voucher {
  const times = { createdAt: 1_700_000_000_000, updatedAt: null };
  const ids = { id: 'v_1', code: 'A', projectId: 'p' };
  return { ...toVoucherDraft({ ...fields }), ...times, ...ids, metadata: JSON.stringify(metadata) };
}

const lineOf = (fields: readonly string[], voucher: Voucher) =>
  new ExportTable(fields, () => LINKS).line(voucher).trimEnd();

describe('the columns of an export', () => {
  it('have the titles of the public API, and a key of the metadata its own', () => {
    const table = new ExportTable(
      ['id', ...DEFAULT_FIELDS, 'redemption_quantity', 'metadata.lang', 'metadata.a.b'],
      () => LINKS,
    );

    expect(table.titles()).toBe(
      'ID,Code,Voucher Type,Value,Discount Type,Redemption Limit,lang,"a.b"\n',
    );
  });

  it.each<[object, string]>([
    [{ discount: { type: 'AMOUNT', amount_off: 1_050 } }, '1050,"AMOUNT",,'],
    [{ discount: { type: 'PERCENT', percent_off: 12.5 } }, '12.5,"PERCENT",,'],
    [{ discount: { type: 'FIXED', fixed_amount_formula: 'A' } }, ',"FIXED","A",'],
    [{ gift: { amount: 1_000 } }, '1000,,,1000'],
    [{ gift: { amount: 1_000, balance: 400 } }, '1000,,,400'],
    [{ loyalty_card: { points: 7 } }, '7,,,'],
  ])('show what a voucher is worth: %j', (fields, line) => {
    const columns = ['value', 'discount_type', 'formula', 'gift_balance'];

    expect(lineOf(columns, aVoucher(fields))).toBe(line);
  });

  it('show all that a voucher has, and nothing of what it has not', () => {
    const voucher = aVoucher(
      {
        discount: { type: 'UNIT', unit_off: 2, effect: 'ADD_NEW_ITEMS', unit_type: 'prod_1' },
        category: 'New',
        start_date: '2026-01-02',
        redemption: { quantity: 5, redeemed_quantity: 3 },
        validity_timeframe: { interval: 'P2D', duration: 'PT1H' },
        validity_day_of_week: [1, 2],
        additional_info: 'note',
        active: false,
      },
      { lang: 'en' },
    );
    const shown = Object.keys(EXPORT_FIELDS).map((field) => [field, lineOf([field], voucher)]);

    expect(Object.fromEntries(shown.filter(([, cell]) => cell !== '""'))).toEqual({
      code: '"A"',
      voucher_type: '"DISCOUNT_VOUCHER"',
      value: '2',
      discount_type: '"UNIT"',
      category: '"New"',
      start_date: '"2026-01-02T00:00:00.000Z"',
      redemption_quantity: '5',
      redemption_count: '3',
      active: '"false"',
      qr_code: '"http://localhost/qr"',
      bar_code: '"http://localhost/bar"',
      metadata: '"{""lang"":""en""}"',
      id: '"v_1"',
      is_referral_code: '"false"',
      created_at: '"2023-11-14T22:13:20.000Z"',
      validity_timeframe_interval: '"P2D"',
      validity_timeframe_duration: '"PT1H"',
      validity_day_of_week: '"1,2"',
      additional_info: '"note"',
      discount_effect: '"ADD_NEW_ITEMS"',
      discount_unit_type: '"prod_1"',
      discount_unit_effect: '"ADD_NEW_ITEMS"',
      redeemed_quantity: '3',
    });
  });

  it.each<[unknown, string]>([
    ['text', '"text"'],
    [1e21, '1e+21'],
    [false, '"false"'],
    [null, '""'],
    [['a', 'b', 1, true], '"a,b,1,true"'],
    [['a,b'], '"[""a,b""]"'],
    [{ a: 1 }, '"{""a"":1}"'],
  ])('show a value of the metadata: %j', (value, cell) => {
    expect(lineOf(['metadata.k'], aVoucher({}, { k: value }))).toBe(cell);
  });

  it('take any key of the metadata as just a key', () => {
    const metadata = JSON.parse('{"__proto__":"x","a.b":"y","constructor":"z"}') as object;

    const fields = [
      'metadata.__proto__',
      'metadata.a.b',
      'metadata.constructor',
      'metadata.toString',
    ];

    expect(lineOf(fields, aVoucher({}, metadata))).toBe('"x","y","z",');
  });

  it.each(['', 'metadata.', 'toString', '__proto__', 'Code', 'meta'])('do not know %j', (field) => {
    expect(isExportField(field)).toBe(false);
  });
});
