import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WORTH } from '../factories/bulk-items.js';
import { REQUEST_ID } from '../support/http/error-bodies.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

describe('an import', () => {
  it('answers 202 with the id of an action of its own type', async () => {
    const answer = await service.api.request('POST', '/v1/vouchers/import', {
      json: [{ code: 'a', ...WORTH }],
    });

    expect([answer.status, answer.body]).toEqual([
      202,
      { async_action_id: expect.stringMatching(/^aa_[0-9a-f]{18}$/) },
    ]);
    const action = await service.api.waitForAction(answer.body.async_action_id as string);
    expect(action).toMatchObject({
      id: answer.body.async_action_id,
      type: 'VOUCHERS.IMPORT',
      status: 'DONE',
      operation_status: 'SUCCESS',
      request_id: REQUEST_ID,
      progress: 100,
    });
  });

  it('says how many came in, and has a report line for each', async () => {
    const action = await service.api.importVouchers([{ code: 'b' }, { code: 'c' }]);

    expect(action.result).toEqual({
      message: '2 voucher(s) imported successfully, 0 failed.',
      failed: [],
      done_count: 2,
      failed_count: 0,
      reports: [expect.any(String)],
      reports_available_till: expect.any(String),
      report_variants: { raw: [expect.any(String)], excel: [expect.any(String)] },
      files: expect.any(Object),
    });
    expect(reportLines(await service.api.report(action))).toEqual(
      ['b', 'c'].map((code, at) => ({
        row: String(at + 1),
        code,
        found: 'false',
        updated: 'true',
        error_key: '',
        error_message: '',
        error_details: '',
      })),
    );
  });

  it('makes a voucher with everything that can be imported', async () => {
    await service.api.importVouchers([
      {
        code: 'full',
        category: 'New Customers',
        active: false,
        type: 'DISCOUNT_VOUCHER',
        discount: { type: 'PERCENT', percent_off: 10, effect: 'APPLY_TO_ORDER' },
        start_date: '2026-01-01',
        expiration_date: '2026-12-31T23:59:59+01:00',
        redemption: { quantity: 3 },
        additional_info: 'info',
        metadata: { lang: 'en', nested: { list: [1, null, 'x'] } },
      },
    ]);

    const voucher = await service.api.getVoucher('full');
    expect(voucher).toMatchObject({
      code: 'full',
      category: 'New Customers',
      active: false,
      type: 'DISCOUNT_VOUCHER',
      discount: { type: 'PERCENT', percent_off: 10, effect: 'APPLY_TO_ORDER' },
      start_date: '2026-01-01T00:00:00.000Z',
      expiration_date: '2026-12-31T22:59:59.000Z',
      redemption: { quantity: 3, redeemed_quantity: 0 },
      additional_info: 'info',
      metadata: { lang: 'en', nested: { list: [1, null, 'x'] } },
      updated_at: null,
    });
    expect(voucher.id).toMatch(/^v_[0-9A-Za-z]{32}$/);
  });

  it('makes the same voucher as a single creation', async () => {
    const fields = { gift: { amount: 10_000 }, active: true, metadata: { a: 1 } };
    const single = await service.api.createVoucher('single', fields);
    await service.api.importVouchers([{ code: 'imported', ...fields }]);

    const imported = await service.api.getVoucher('imported');
    const own = { id: imported.id, code: 'imported', created_at: imported.created_at };
    const { redemption, publish, assets } = imported;
    expect(imported).toEqual({ ...single, ...own, redemption, publish, assets });
    expect(imported).toMatchObject({
      type: 'GIFT_VOUCHER',
      gift: { amount: 10_000, balance: 10_000 },
    });
  });

  it('skips what cannot be imported', async () => {
    const action = await service.api.importVouchers([
      {
        code: 'skips',
        id: 'v_chosen',
        created_at: '2001-01-01',
        is_referral_code: true,
        holder_id: 'cust_1',
        publish: { count: 9 },
        redemption: { quantity: 1, url: '/elsewhere' },
        discount: { type: 'AMOUNT', amount_off: 400, unknown: true },
        anything: { at: ['all'] },
      },
    ]);

    expect(action.result).toMatchObject({ done_count: 1, failed_count: 0 });
    const voucher = await service.api.getVoucher('skips');
    expect(voucher).toMatchObject({
      is_referral_code: false,
      publish: { count: 0 },
      redemption: { quantity: 1, redeemed_quantity: 0 },
      discount: { type: 'AMOUNT', amount_off: 400 },
    });
    expect(voucher.discount).not.toHaveProperty('unknown');
    expect([voucher.id, voucher.created_at]).not.toContain('v_chosen');
    expect(voucher).not.toHaveProperty('anything');
  });
});

describe('a code that is taken', () => {
  const reason = (code: string) => `Duplicated voucher exists with id ${code}`;

  it('fails its row and leaves the voucher as it is', async () => {
    const before = await service.api.createVoucher('taken', { metadata: { first: true } });

    const action = await service.api.importVouchers([
      { code: 'taken', metadata: { first: false } },
      { code: 'free' },
    ]);

    expect(action).toMatchObject({ status: 'DONE', operation_status: 'FAILED' });
    expect(action.result).toMatchObject({
      message: '1 voucher(s) imported successfully, 1 failed.',
      failed: [{ code: 'taken', reason: reason('taken') }],
    });
    expect(reportLines(await service.api.report(action))[0]).toEqual({
      row: '1',
      code: 'taken',
      found: 'true',
      updated: 'false',
      error_key: 'duplicate_found',
      error_message: 'Duplicated resource found',
      error_details: reason('taken'),
    });
    expect(await service.api.getVoucher('taken')).toEqual(before);
  });

  it('within the request belongs to the first that has it', async () => {
    const action = await service.api.importVouchers(
      [1, 2, 3].map((n) => ({ code: 'thrice', metadata: { n } })),
    );

    expect(action.result).toMatchObject({
      message: '1 voucher(s) imported successfully, 2 failed.',
      failed: Array(2).fill({ code: 'thrice', reason: reason('thrice') }),
    });
    const lines = reportLines(await service.api.report(action));
    expect(lines.map(({ row, updated }) => [row, updated])).toEqual([
      ['1', 'true'],
      ['2', 'false'],
      ['3', 'false'],
    ]);
    expect((await service.api.getVoucher('thrice')).metadata).toEqual({ n: 1 });
  });

  it('is not taken by a row that failed', async () => {
    const action = await service.api.importVouchers([
      { code: 'second-try', active: 'yes' },
      { code: 'second-try', active: true },
    ]);

    expect(action.result).toMatchObject({ done_count: 1, failed_count: 1 });
    expect((await service.api.getVoucher('second-try')).active).toBe(true);
  });
});

describe('a row with wrong fields', () => {
  it.each<[string, object, string]>([
    [
      'an unknown type',
      { type: 'COUPON' },
      'Property .type must be equal to one of the allowed values [ DISCOUNT_VOUCHER, GIFT_VOUCHER, LOYALTY_CARD ]',
    ],
    ['a text for active', { active: 'true' }, 'Property .active must be boolean'],
    [
      'a date that does not exist',
      { start_date: '2026-02-30' },
      'Property .start_date cannot be recognized as a ISO-8601 compliant date',
    ],
    [
      'half a redemption',
      { redemption: { quantity: 1.5 } },
      'Property .redemption.quantity must be integer >= 0',
    ],
    ['metadata that is a text', { metadata: '{}' }, 'Property .metadata must be object'],
    [
      'several faults',
      { active: 1, category: 2 },
      'Property .category must be string, Property .active must be boolean',
    ],
  ])('fails for %s, and only that row', async (name, fields, reason) => {
    const action = await service.api.importVouchers([
      { code: `wrong: ${name}`, ...fields },
      { code: `right: ${name}` },
    ]);

    expect(action.result).toMatchObject({
      message: '1 voucher(s) imported successfully, 1 failed.',
      failed: [{ code: `wrong: ${name}`, reason }],
    });
    const path = (code: string) => `/v1/vouchers/${encodeURIComponent(code)}`;
    expect((await service.api.get(path(`wrong: ${name}`))).status).toBe(404);
    expect((await service.api.get(path(`right: ${name}`))).status).toBe(200);
  });
});

describe('imports and bulk updates of one project', () => {
  it('run in the order in which they were accepted', async () => {
    const imported = service.api.importVouchers([{ code: 'queued', metadata: { n: 0 } }]);
    await imported;
    const codes = Array.from({ length: 20 }, (_, n) => n);
    for (const n of codes) await service.api.bulkUpdate([{ code: 'queued', metadata: { n } }]);
    await service.api.importVouchers([{ code: 'queued' }]);

    expect((await service.api.getVoucher('queued')).metadata).toEqual({ n: codes.at(-1) });
  });
});
