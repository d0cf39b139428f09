import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SharedService } from '../support/service/shared-service.js';

describe('GET /v1/vouchers', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
  });

  afterAll(() => service.dispose());

  const NOT_INTEGER = 'Property .limit must be integer';
  const ORDERS = 'created_at, -created_at, updated_at, -updated_at, code, -code';
  const NOT_AN_ORDER = `Property .order must be equal to one of the allowed values [ ${ORDERS} ]`;
  const FIELDS =
    'id, code, type, voucher_type, campaign, campaign_id, campaign_ids, category, categories, category_id, ' +
    'category_ids, holder_id, customer_id, active, is_referral_code, start_date, expiration_date, created_at, ' +
    'updated_at, additional_info, discount.type, discount.amount_off, discount.percent_off, gift.amount, ' +
    'gift.balance, loyalty_card.points, loyalty_card.balance, redemption.quantity, redemption.redeemed_quantity, ' +
    'publish.count, metadata.<key>';

  it.each([
    ['limit=0', 'Property .limit must be >= 1'],
    ['limit=101', 'Property .limit must be <= 100'],
    ['limit=-1', NOT_INTEGER],
    ['limit=1e9', NOT_INTEGER],
    ['limit=NaN', NOT_INTEGER],
    ['limit=0x10', NOT_INTEGER],
    ['limit=%205', NOT_INTEGER],
    ['limit=', NOT_INTEGER],
    ['limit=1&limit=2', NOT_INTEGER],
    ['limit[]=1', NOT_INTEGER],
    ['page=0', 'Property .page must be >= 1'],
    ['page=-1', 'Property .page must be integer'],
    ['page=100', 'Property .page must be <= 99'],
    ['page=1000', 'Property .page must be <= 99'],
    [
      'page=2&starting_after_id=x',
      'Property .page must NOT be given together with .starting_after_id',
    ],
    ['starting_after_id=v_x', 'Property .starting_after_id must be the id of a voucher'],
    ['order=id;%20drop%20table%20vouchers', NOT_AN_ORDER],
    ['order=-created_at,(select%201)', NOT_AN_ORDER],
    ['order=__proto__', NOT_AN_ORDER],
    ['category=a&category=b', 'Property .category must be string'],
    ['code[$ne]=a', 'Property .code must be string'],
    ['ids[a]=1', 'Property .ids must be array of strings'],
    ['ids=a&'.repeat(101), 'Property .ids must NOT have more than 100 items'],
    ['created_at=2020-01-01', 'Property .created_at must be object'],
    ['created_at[gte]=2020-01-01', 'Property .created_at must be object'],
    ['created_at[before]=2020-01-01&created_at[to]=x', 'Property .created_at must be object'],
    [
      'created_at[before]=today',
      'Property .created_at.before cannot be recognized as a ISO-8601 compliant date',
    ],
    ['filters=x', 'Property .filters must be object'],
    [
      'filters[holder][conditions][$is]=x',
      `Property .filters.holder must be equal to one of the allowed values [ ${FIELDS} ]`,
    ],
    [
      Array.from({ length: 120 }, (_, key) => `filters[metadata.k${key}][conditions][$is]=1`).join(
        '&',
      ),
      'Property .filters must NOT have more than 10 conditions on metadata, additional_info and members of objects, where each value but those of $is, $is_not, $in and $not_in counts',
    ],
    ['a=&'.repeat(201), 'Query must NOT have more than 200 parameters'],
    [`a=${'x'.repeat(8_000)}`, 'Query must NOT have more than 8000 characters'],
  ])('refuses %.60s', async (query, details) => {
    const { status, body } = await service.api.get(`/v1/vouchers?${query}`);
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        code: 400,
        key: 'invalid_query_params',
        message: 'Invalid query params',
        details,
        request_id: expect.stringMatching(/^v-[0-9a-f]{18}$/),
      },
    });
  });

  it('names every fault of a query', async () => {
    const { body } = await service.api.get('/v1/vouchers?limit=0&page=x');
    expect(body.details).toBe('Property .limit must be >= 1, Property .page must be integer');
  });

  it('refuses a page that no list of the API has', async () => {
    const { status, body } = await service.api.get('/v1/vouchers?page=1001');
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        code: 400,
        key: 'page_over_limit',
        message: 'Listing resource above 1000 page is not supported',
        request_id: expect.stringMatching(/^v-[0-9a-f]{18}$/),
      },
    });
  });

  it('keeps the table whatever was asked', async () => {
    await service.api.createVoucher('KEPT');
    await service.api.get('/v1/vouchers?order=code;drop%20table%20vouchers');
    const { body } = await service.api.get('/v1/vouchers');
    expect(body).toMatchObject({ total: 1, vouchers: [{ code: 'KEPT' }] });
  });
});
