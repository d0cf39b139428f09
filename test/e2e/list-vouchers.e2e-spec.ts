import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VoucherifyServerSide } from '@voucherify/sdk';
import { SharedService } from '../support/service/shared-service.js';

const codesOf = (vouchers: { code: string }[]) => vouchers.map(({ code }) => code);

describe('GET /v1/vouchers', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
    const { api } = service;
    await api.createVoucher('SPRING-1', {
      campaign: 'Spring',
      category: 'New',
      metadata: { 'a.b': 1, '[': 'x', ['__proto__']: 'y' },
    });
    await api.createVoucher('SPRING-2', { campaign: 'Spring', expiration_date: '2020-01-01' });
    await api.createVoucher('50%_OFF', { category: 'New', active: false });
    await api.importVouchers([{ code: 'IMPORTED', campaign: 'Autumn' }]);
    await api.runBulk([{ code: 'SPRING-2', metadata: { seq: 7, a: { b: 1 } } }]);
  });

  afterAll(() => service.dispose());

  async function list(query = '') {
    const { status, body } = await service.api.get(`/v1/vouchers?${query}`);
    if (status !== 200) throw new Error(`${query} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  async function codes(query: string): Promise<string[]> {
    const { vouchers } = await list(query);
    return codesOf(vouchers);
  }

  /** The query of a condition, percent-encoded as clients send it. */
  function filter(field: string, operator: string, value: string, prefix = 'filters'): string {
    const name = `${prefix}[${field}][conditions][${operator}]`;
    return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }

  it('answers a list, newest first', async () => {
    const { vouchers, ...rest } = await list();
    expect(rest).toEqual({
      object: 'list',
      data_ref: 'vouchers',
      total: 4,
      has_more: false,
      more_starting_after: null,
    });
    expect(codesOf(vouchers)).toEqual(['IMPORTED', '50%_OFF', 'SPRING-2', 'SPRING-1']);
  });

  it('shows each voucher as GET does, without the assignments of validation rules', async () => {
    const { validation_rules_assignments: assignments, ...voucher } =
      await service.api.getVoucher('SPRING-1');
    expect(assignments).toBeDefined();
    expect((await list('code=SPRING-1')).vouchers).toEqual([voucher]);
    expect(voucher.campaign).toBe('Spring');
  });

  it('has ten vouchers in a page unless asked for another number', async () => {
    expect((await list('limit=3')).vouchers).toHaveLength(3);
  });

  it('returns page after page and then empty ones', async () => {
    expect(await codes('limit=3&page=2&order=code')).toEqual(['SPRING-2']);
    expect(await list('limit=3&page=99')).toMatchObject({ vouchers: [], total: 4 });
  });

  it('goes on after a voucher and says when there is no more', async () => {
    const first = await list('limit=3&order=-code');
    expect(first).toMatchObject({ has_more: true, more_starting_after: first.vouchers[2].id });
    const next = await list(`limit=3&order=-code&starting_after_id=${first.more_starting_after}`);
    expect(next.vouchers).toMatchObject([{ code: '50%_OFF' }]);
    expect(next).toMatchObject({ total: 4, has_more: false, more_starting_after: null });
  });

  it.each([
    ['order=created_at', ['SPRING-1', 'SPRING-2', '50%_OFF', 'IMPORTED']],
    ['order=-updated_at&limit=1', ['SPRING-2']],
    ['order=code', ['50%_OFF', 'IMPORTED', 'SPRING-1', 'SPRING-2']],
    ['order=code&campaign=Spring', ['SPRING-1', 'SPRING-2']],
    ['order=code&category=New', ['50%_OFF', 'SPRING-1']],
    ['campaign=Autumn', ['IMPORTED']],
    ['campaign=autumn', []],
    ['category=New&campaign=Spring', ['SPRING-1']],
    ['code=50%25_OFF', ['50%_OFF']],
    ['code=%25', []],
    ['campaign_id=camp_1', []],
    ['customer=cust_1', []],
    ['created_at[before]=2020-01-01', []],
    ['created_at[after]=2020-01-01&created_at[before]=2020-02-01', []],
    ['updated_at[after]=2020-01-01', ['SPRING-2']],
    ['unknown=1&filter[a][b][c]=1&campaign=Autumn', ['IMPORTED']],
  ])('selects by %s', async (query, expected) => {
    expect(await codes(query)).toEqual(expected);
    if (!query.includes('limit')) expect((await list(query)).total).toBe(expected.length);
  });

  it('selects by ids', async () => {
    const { vouchers } = await list('order=code');
    const ids = `ids[]=${vouchers[0].id}&ids[]=${vouchers[2].id}&ids[]=v_unknown`;
    expect(await codes(`order=code&${ids}`)).toEqual(['50%_OFF', 'SPRING-1']);
  });

  it.each([
    ['metadata.seq', '$is', '7', ['SPRING-2']],
    ['metadata.seq', '$has_value', 'true', ['SPRING-2']],
    ['metadata.seq', '$is_unknown', 'true', ['50%_OFF', 'IMPORTED', 'SPRING-1']],
    ['metadata.seq', '$more_than', '6.5', ['SPRING-2']],
    ['metadata.a.b', '$is', '1', ['SPRING-1']],
    ['metadata.[', '$is', 'x', ['SPRING-1']],
    ['metadata.__proto__', '$is', 'y', ['SPRING-1']],
    ['metadata.', '$has_value', '', []],
    ['metadata.$', '$has_value', '', []],
    ['metadata."', '$has_value', '', []],
    ['metadata.\u0000', '$has_value', '', []],
    ['code', '$contains', '%', ['50%_OFF']],
    ['code', '$contains', '_', ['50%_OFF']],
    ['code', '$contains', "'", []],
    ['code', '$contains', '"; --', []],
    ['code', '$starts_with', 'SPRING', ['SPRING-1', 'SPRING-2']],
    ['active', '$active', 'false', ['50%_OFF', 'SPRING-2']],
    ['expiration_date', '$before', '2021-01-01', ['SPRING-2']],
    ['expiration_date', '$expired', 'true', ['SPRING-2']],
  ])('filters by %s %s %j', async (field, operator, value, expected) => {
    expect(await codes(`order=code&${filter(field, operator, value)}`)).toEqual(expected);
    expect(await codes(`order=code&${filter(field, operator, value, '[filters]')}`)).toEqual(
      expected,
    );
  });

  it('joins filters by and, or by or when asked to', async () => {
    const both = `${filter('campaign', '$is', 'Spring')}&${filter('category', '$is', 'New')}`;
    expect(await codes(both)).toEqual(['SPRING-1']);
    expect(await codes(`order=code&${both}&filters[junction]=or`)).toEqual([
      '50%_OFF',
      'SPRING-1',
      'SPRING-2',
    ]);
  });

  it('understands the queries of the official client', async () => {
    const client = VoucherifyServerSide({
      apiUrl: service.api.url,
      applicationId: service.api.key.appId,
      secretKey: service.api.key.appToken,
    });
    const listed = await client.vouchers.list({
      limit: 5,
      order: 'code',
      created_at: { after: '2020-01-01' },
      filters: {
        junction: 'OR',
        'metadata.seq': { conditions: { $in: ['7', '8'] } },
        code: { conditions: { $starts_with: 'IMPORT' } },
      },
    });
    expect(listed.vouchers.map(({ code }) => code)).toEqual(['IMPORTED', 'SPRING-2']);
  });

  it('has nothing for a caller without a key', async () => {
    const answer = await service.api.request('GET', '/v1/vouchers', { anonymous: true });
    expect(answer.status).toBe(401);
  });

  it('documents its parameters', async () => {
    const { body } = await service.api.get('/openapi.json');
    const { operationId, parameters } = body.paths['/v1/vouchers'].get;
    expect(operationId).toBe('list-vouchers');
    const names = (parameters as { name: string }[]).map(({ name }) => name);
    expect(names.sort()).toEqual([
      'campaign',
      'campaign_id',
      'category',
      'category_id',
      'code',
      'created_at[after]',
      'created_at[before]',
      'customer',
      'filters',
      'ids[]',
      'limit',
      'order',
      'page',
      'starting_after_id',
      'updated_at[after]',
      'updated_at[before]',
    ]);
  });
});
