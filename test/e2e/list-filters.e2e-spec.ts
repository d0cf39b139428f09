import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SharedService } from '../support/service/shared-service.js';

const PERCENT = { type: 'PERCENT', percent_off: 10 };
const PAST = '2020-01-01T00:00:00.000Z';
const FUTURE = '2999-01-01T00:00:00.000Z';

/** The vouchers of the project; what a test finds is named by its code. */
const VOUCHERS = {
  PLAIN: { discount: PERCENT, category: 'New', campaign: 'Spring' },
  RUNNING: { discount: PERCENT, start_date: PAST, expiration_date: FUTURE },
  OVER: { discount: { type: 'AMOUNT', amount_off: 500 }, expiration_date: PAST },
  EARLY: { discount: PERCENT, start_date: FUTURE, additional_info: 'For the summer' },
  OFF: { discount: PERCENT, active: false, redemption: { quantity: 3 } },
  GIFT: { type: 'GIFT_VOUCHER', gift: { amount: 1000 }, redemption: { quantity: 1 } },
};
const ALL = Object.keys(VOUCHERS);
const but = (...codes: string[]) => ALL.filter((code) => !codes.includes(code));

describe('a filter of GET /v1/vouchers', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
    for (const [code, body] of Object.entries(VOUCHERS)) {
      await service.api.createVoucher(code, body);
    }
  });

  afterAll(() => service.dispose());

  async function codes(...conditions: string[]): Promise<string[]> {
    const query = conditions.map(queryOf).join('&');
    const { status, body } = await service.api.get(`/v1/vouchers?${query}&order=created_at`);
    expect({ status, details: body.details as unknown }).toEqual({ status: 200 });
    const { vouchers, total } = body as { vouchers: { code: string }[]; total: number };
    expect(total).toBe(vouchers.length);
    return vouchers.map(({ code }) => code);
  }

  it.each<[string, string[]]>([
    ['[active][conditions][$active]=true', ['PLAIN', 'RUNNING', 'GIFT']],
    ['[active][conditions][$active]=false', ['OVER', 'EARLY', 'OFF']],
    ['[active][conditions][$enabled]=true', but('OFF')],
    ['[active][conditions][$disabled]=1', ['OFF']],
    ['[active][conditions][$expired]=true', ['OVER']],
    ['[active][conditions][$expired]=False', but('OVER')],
    ['[expiration_date][conditions][$expired]=true', ['OVER']],
    ['[redemption.redeemed_quantity][conditions][$is]=0', ALL],
    ['[redemption.redeemed_quantity][conditions][$more_than]=0', []],
    ['[redemption.quantity][conditions][$is]=1', ['GIFT']],
    ['[redemption.quantity][conditions][$has_value]', ['OFF', 'GIFT']],
    ['[redemption.quantity][conditions][$is_unknown]', but('OFF', 'GIFT')],
    ['[is_referral_code][conditions][$is]=true', []],
    ['[is_referral_code][conditions][$is]=false', ALL],
    ['[voucher_type][conditions][$is]=GIFT_VOUCHER', ['GIFT']],
    ['[additional_info][conditions][$contains]=summer', ['EARLY']],
    ['[additional_info][conditions][$is_unknown]=true', but('EARLY')],
    ['[discount.type][conditions][$in][0]=AMOUNT', ['OVER']],
    ['[discount.type][conditions][$is_not]=PERCENT', ['OVER', 'GIFT']],
    ['[discount.amount_off][conditions][$more_than_equal]=500', ['OVER']],
    ['[gift.balance][conditions][$is]=1000', ['GIFT']],
    ['[gift.balance][conditions][$less_than]=1000', []],
    ['[gift.amount][conditions][$has_value]', ['GIFT']],
    ['[publish.count][conditions][$is]=0', ALL],
    ['[categories][conditions][$is]=New', ['PLAIN']],
    ['[categories][conditions][$not_in][0]=New', but('PLAIN')],
  ])('%s', async (condition, expected) => {
    expect(await codes(condition)).toEqual(expected);
  });

  it.each([
    'campaign_ids',
    'campaign_id',
    'category_ids',
    'category_id',
    'holder_id',
    'customer_id',
  ])('on %s, which no voucher has here, holds as on an absent value', async (field) => {
    expect(await codes(`[${field}][conditions][$in][0]=x`)).toEqual([]);
    expect(await codes(`[${field}][conditions][$has_value]`)).toEqual([]);
    expect(await codes(`[${field}][conditions][$not_in][0]=x`)).toEqual(ALL);
    expect(await codes(`[${field}][conditions][$is_unknown]`)).toEqual(ALL);
  });

  it.each(['category_id=x', 'campaign_id=x', 'customer=x'])(
    'as the parameter %s finds nothing',
    async (query) => {
      const { status, body } = await service.api.get(`/v1/vouchers?${query}`);
      expect({ status, total: body.total as number }).toEqual({ status: 200, total: 0 });
    },
  );

  it('joins conditions on what is and what is never there', async () => {
    const never = '[campaign_ids][conditions][$in][0]=does-not-exist';
    const code = '[code][conditions][$is]=PLAIN';

    expect(await codes('[junction]=OR', never, code)).toEqual(['PLAIN']);
    expect(await codes('[junction]=AND', never, code)).toEqual([]);
    expect(await codes('[active][conditions][$active]=1', code)).toEqual(['PLAIN']);
  });
});

/** A condition as clients send it, percent-encoded. */
function queryOf(condition: string): string {
  const [name = '', value = ''] = condition.split('=');
  return `${encodeURIComponent(`filters${name}`)}=${encodeURIComponent(value)}`;
}
