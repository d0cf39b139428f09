import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

const put = (code: string, json: unknown) =>
  service.api.request('PUT', `/v1/vouchers/${code}`, { json });

const VALID = {
  start_date: '2026-01-01T00:00:00.000Z',
  expiration_date: '2026-12-31T00:00:00.000Z',
  category: 'Spring',
  additional_info: 'info',
  validity_timeframe: { duration: 'PT1H', interval: 'P2D' },
  validity_day_of_week: [1, 2],
  validity_hours: { daily: [{ start_time: '10:00', days_of_week: [1] }] },
};

describe('a whole voucher that is sent back', () => {
  it.each<[string, object]>([
    ['a-discount', { discount: { type: 'PERCENT', percent_off: 12.5, amount_limit: 500 } }],
    ['a-full-gift', { gift: { amount: 1000 } }],
    [
      'a-used-gift',
      { gift: { amount: 1000, balance: 600 }, redemption: { quantity: 5, redeemed_quantity: 2 } },
    ],
    ['a-loyalty-card', { loyalty_card: { points: 7 } }],
    ['a-unit', { discount: { type: 'UNIT', unit_off: 1, unit_type: 'prod_1' }, ...VALID }],
  ])('changes nothing of %s', async (code, fields) => {
    const metadata = { lang: 'en', none: null };
    const voucher = await service.api.createVoucher(code, { ...fields, active: false, metadata });

    const { status, body } = await put(code, voucher);

    expect([status, body]).toEqual([200, voucher]);
    expect(await service.api.getVoucher(code)).toEqual(voucher);
  });
});

describe('null in a change', () => {
  it('clears what a voucher can be without', async () => {
    const redemption = { quantity: 3 };
    await service.api.createVoucher('cleared', { ...VALID, redemption, metadata: { kept: 1 } });
    const change = Object.fromEntries(Object.keys(VALID).map((name) => [name, null]));

    const { body } = await put('cleared', { ...change, redemption: { quantity: null } });

    expect(body).toMatchObject({
      ...change,
      redemption: { quantity: null },
      metadata: { kept: 1 },
    });
    expect(body.updated_at).not.toBeNull();
    expect(await service.api.getVoucher('cleared')).toEqual(body);
  });

  it('leaves what a voucher cannot be without', async () => {
    const voucher = await service.api.createVoucher('left', { redemption: { quantity: 3 } });

    const parts = { discount: null, gift: null, loyalty_card: null, redemption: null };
    expect((await put('left', { ...parts, active: null })).body).toEqual(voucher);
  });
});
