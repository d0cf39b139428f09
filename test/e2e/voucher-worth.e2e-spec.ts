import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationRefusal, invalidPayload } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

const NOTHING = 'gift or discount is missing';
const invalidVoucher = (details: string) =>
  applicationRefusal(400, 'invalid_voucher', 'Invalid Voucher', { details });

describe('a voucher that is worth nothing', () => {
  const WORTHLESS: [object, string][] = [
    [{}, NOTHING],
    [{ type: 'DISCOUNT_VOUCHER' }, NOTHING],
    [{ discount: {} }, NOTHING],
    [
      { discount: { type: 'PERCENT' } },
      `${NOTHING}: a discount of type PERCENT must have percent_off`,
    ],
    [
      { discount: { type: 'AMOUNT', percent_off: 5 } },
      `${NOTHING}: a discount of type AMOUNT must have amount_off`,
    ],
    [{ type: 'GIFT_VOUCHER' }, NOTHING],
    [{ gift: { amount: 1, balance: 2 } }, 'gift balance must NOT be more than the amount'],
  ];

  it.each(WORTHLESS)('is not made of %j', async (json, details) => {
    const named = await service.api.request('POST', '/v1/vouchers/worthless', { json });
    const random = await service.api.request('POST', '/v1/vouchers', { json });

    expect([named.status, random.status]).toEqual([400, 400]);
    expect(named.body).toEqual(invalidVoucher(details).body);
    expect(random.body).toEqual(invalidVoucher(details).body);
    expect((await service.api.get('/v1/vouchers/worthless')).status).toBe(404);
  });
});

describe('an impossible amount', () => {
  const FAULTS: [object, string][] = [
    [{ discount: { type: 'AMOUNT', amount_off: -5 } }, '.discount.amount_off must be integer >= 0'],
    [
      { discount: { type: 'PERCENT', percent_off: 150 } },
      '.discount.percent_off must be number from 0 to 100',
    ],
    [{ discount: { type: 'UNIT', unit_off: -3 } }, '.discount.unit_off must be number > 0'],
    [{ gift: { amount: -100 } }, '.gift.amount must be integer >= 0'],
    [{ gift: { amount: 25.99 } }, '.gift.amount must be integer >= 0'],
  ];

  it.each(FAULTS)('is refused in %j, new or changed', async (json, fault) => {
    const made = await service.api.request('POST', '/v1/vouchers/impossible', { json });
    const changed = await service.api.request('PUT', '/v1/vouchers/impossible', { json });

    for (const { status, body } of [made, changed]) {
      expect([status, body]).toEqual([400, invalidPayload(`Property ${fault}`).body]);
    }
  });
});

describe('a change of what a voucher is worth', () => {
  it('takes the type of the discount from the voucher', async () => {
    await service.api.createVoucher('known-type', {
      discount: { type: 'PERCENT', percent_off: 10 },
    });

    const { body } = await service.api.request('PUT', '/v1/vouchers/known-type', {
      json: { discount: { percent_off: 11 } },
    });

    expect(body.discount).toEqual({ type: 'PERCENT', percent_off: 11 });
  });

  it('cannot give a gift more left than its amount', async () => {
    await service.api.createVoucher('small-gift', { gift: { amount: 100 } });

    const { body } = await service.api.request('PUT', '/v1/vouchers/small-gift', {
      json: { gift: { balance: 101 } },
    });

    expect(body).toEqual(invalidVoucher('gift balance must NOT be more than the amount').body);
  });
});

describe('an import', () => {
  it('keeps what was spent of a gift card, and how often', async () => {
    await service.api.importVouchers([
      {
        code: 'half-used',
        gift: { amount: 1000, balance: 500 },
        redemption: { quantity: 5, redeemed_quantity: 2 },
      },
    ]);

    expect(await service.api.getVoucher('half-used')).toMatchObject({
      gift: { amount: 1000, balance: 500 },
      redemption: { quantity: 5, redeemed_quantity: 2, redeemed_amount: 500 },
    });
  });

  it('fails the rows that are worth nothing, and the types that it does not take', async () => {
    const action = await service.api.runBulk(
      [
        { code: 'nothing' },
        { code: 'fraction', gift: { amount: 25.99 } },
        { code: 'points', type: 'LOYALTY_CARD', loyalty_card: { points: 5 } },
        { code: 'worth-it', gift: { amount: 25 } },
      ],
      '/v1/vouchers/import',
    );

    expect(action.result).toMatchObject({
      done_count: 1,
      failed: [
        { code: 'nothing', reason: NOTHING },
        { code: 'fraction', reason: 'Property .gift.amount must be integer >= 0' },
        { code: 'points', reason: `${NOTHING}: this import takes no LOYALTY_CARD` },
      ],
    });
    expect((await service.api.get('/v1/vouchers/nothing')).status).toBe(404);
  });
});
