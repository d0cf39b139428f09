import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ApiClient } from '../support/http/api-client.js';
import { csvUpload } from '../support/http/csv-upload.js';
import { exportVouchers } from '../support/jobs/exports.js';
import { SharedService } from '../support/service/shared-service.js';

/** The fields of a voucher that an import takes. */
const FIELDS = [
  ...['code', 'voucher_type', 'discount_type', 'value', 'formula', 'discount_effect'],
  ...['category', 'start_date', 'expiration_date', 'redemption_quantity', 'redeemed_quantity'],
  ...['redeemed_amount', 'active', 'additional_info'],
];
const KEYS = ['text', 'free', 'number', 'flag', 'list', '=key', 'a,b'];
const TYPES = {
  text: { type: 'string' },
  number: { type: 'number' },
  flag: { type: 'boolean' },
  list: { type: 'string', array: true },
};

const visible = fc.constantFrom(...'abZ019 -+=@"\',;|', 'é', '😀');
const unit = fc.constantFrom(...'abZ019 -+=@"\',;|\n\t', 'é', '😀', '\u2028');
/** What a spreadsheet writes around a text to keep it; an import unwraps it. */
const isWrapped = (text: string) => text.startsWith('="') && text.endsWith('"');
const cell = fc.string({ unit, minLength: 1, maxLength: 8 }).filter((text) => !isWrapped(text));
/** Imports leave out white space around fields. */
const trimmed = cell.filter((text) => text.trim() === text);
const code = fc.string({ unit: visible, maxLength: 8 }).filter((text) => text.trim() === text);
const date = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString());
const count = fc.nat({ max: 1_000_000 });
/** A percentage. Cells have no exponents, so none of `1e-7`. */
const hundredths = fc.nat({ max: 10_000 }).map((one) => one / 100);
const any = { requiredKeys: [] };

const discount = fc.oneof(
  fc.record({ type: fc.constant('AMOUNT'), amount_off: count }),
  fc.record({
    type: fc.constant('PERCENT'),
    percent_off: hundredths,
  }),
  fc.record({
    type: fc.constant('FIXED'),
    fixed_amount: count,
    effect: fc.constant('APPLY_TO_ORDER'),
  }),
  fc.record({ type: fc.constant('UNIT'), unit_off: count.map((units) => units + 1) }),
  fc.record({ type: fc.constant('AMOUNT'), amount_off: count, amount_off_formula: trimmed }),
);
const gift = fc
  .tuple(count, count)
  .map(([spent, left]) => ({ amount: spent + left, ...(spent > 0 && { balance: left }) }));
const worth = fc.oneof(
  discount.map((one) => ({ type: 'DISCOUNT_VOUCHER', discount: one })),
  gift.map((one) => ({ type: 'GIFT_VOUCHER', gift: one })),
);
const metadata = fc.record(
  {
    ...{ text: cell, free: cell, '=key': cell, 'a,b': cell },
    number: fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((one) => !Object.is(one, -0)),
    flag: fc.boolean(),
    list: fc.array(
      trimmed.filter((text) => !text.includes(',')),
      { minLength: 1, maxLength: 3 },
    ),
  },
  any,
);
const voucher = fc
  .tuple(
    worth,
    fc.record({
      code: code.map((text) => `${text}c`),
      metadata,
      active: fc.boolean(),
    }),
    fc.record(
      {
        category: trimmed,
        additional_info: trimmed,
        start_date: date,
        expiration_date: date,
        redemption: fc.record({ quantity: count, redeemed_quantity: count }, any),
      },
      any,
    ),
  )
  .map((parts) => ({ ...parts[0], ...parts[1], ...parts[2] }));
const vouchers = fc.uniqueArray(voucher, {
  selector: ({ code }) => code,
  maxLength: 40,
  minLength: 1,
});

describe('vouchers that are exported and imported again', () => {
  let service: SharedService;

  beforeAll(async () => (service = await SharedService.join()));
  afterAll(() => service.dispose());

  async function newProject(): Promise<ApiClient> {
    const api = new ApiClient(service.api.url, await service.createOtherProject());
    const properties = Object.fromEntries(
      Object.entries(TYPES).map(([key, type]) => [key, { ...type, optional: true }]),
    );
    const json = { related_object: 'voucher', properties };
    expect((await api.request('POST', '/v1/metadata-schemas', { json })).status).toBe(200);
    return api;
  }

  /** All that comes back of the vouchers of a project, by their codes. */
  async function contentsOf(api: ApiClient): Promise<unknown[]> {
    const { body } = await api.get('/v1/vouchers?limit=100&order=code');
    return (body.vouchers as Record<string, unknown>[]).map((one) => {
      const { code, type, discount: off, gift: card, loyalty_card, category, active } = one;
      const { start_date, expiration_date, additional_info, metadata: data } = one;
      const { quantity, redeemed_quantity, redeemed_amount } = one.redemption as Record<
        string,
        unknown
      >;
      const used = { quantity, redeemed_quantity, redeemed_amount };
      const worths = { off, card, loyalty_card };
      const dates = { start_date, expiration_date };
      return { code, type, category, active, additional_info, data, used, ...worths, ...dates };
    });
  }

  async function copyTo(target: ApiClient, source: ApiClient) {
    const fields = [...FIELDS, ...KEYS.map((key) => `metadata.${key}`)];
    const file = await exportVouchers(source, { order: 'code', fields });
    const { body } = await target.request('POST', '/v1/vouchers/importCSV', await csvUpload(file));
    const action = await target.waitForAction(body.async_action_id as string);
    expect(action.result).toMatchObject({ failed_count: 0 });
  }

  it('are the same, whatever they hold', async () => {
    const property = fc.asyncProperty(vouchers, async (given) => {
      const [source, target] = [await newProject(), await newProject()];
      const { result } = await source.runBulk(given, '/v1/vouchers/import');
      expect(result).toMatchObject({ failed_count: 0 });

      await copyTo(target, source);

      const before = await contentsOf(source);
      expect(before).toHaveLength(given.length);
      expect(await contentsOf(target)).toEqual(before);
    });
    await fc.assert(property, { numRuns: 8, endOnFailure: true });
  });

  it('are the same with the columns of an export whose client names none', async () => {
    const [source, target] = [await newProject(), await newProject()];
    await source.createVoucher('card', { type: 'LOYALTY_CARD', loyalty_card: { points: 7 } });
    await source.createVoucher('gift', { gift: { amount: 500 } });
    await source.createVoucher('off', { discount: { type: 'AMOUNT', amount_off: 250 } });
    const file = await exportVouchers(source, {});

    const { body } = await target.request('POST', '/v1/vouchers/importCSV', await csvUpload(file));
    await target.waitForAction(body.async_action_id as string);

    expect(await contentsOf(target)).toEqual(await contentsOf(source));
  });
});
