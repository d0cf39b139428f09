import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VoucherifyServerSide } from '@voucherify/sdk';
import { parse } from 'csv-parse/sync';
import { ApiClient } from '../support/http/api-client.js';
import { exportOf, exportVouchers, fileOf, waitForExport } from '../support/jobs/exports.js';
import { UNAUTHORIZED } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

const ID = /^exp_[A-Za-z0-9]{24}$/;
const COUNT = 1_203;
const columns = (text: string): Record<string, string>[] => parse(text, { columns: true });

describe('exports of vouchers', () => {
  let service: SharedService;
  let api: ApiClient;
  const codes = Array.from({ length: COUNT }, (_, number) => `E${String(number).padStart(5, '0')}`);

  beforeAll(async () => {
    service = await SharedService.join();
    api = service.api;
    await api.importVouchers(
      codes.map((code, number) => ({
        code,
        type: 'DISCOUNT_VOUCHER',
        discount: { type: 'PERCENT', percent_off: number % 101 },
        metadata: { seq: number, lang: number % 2 === 0 ? 'en' : 'pl' },
      })),
    );
  });

  afterAll(() => service.dispose());

  it('are accepted, written in the background, and linked to', async () => {
    const { status, body } = await api.request('POST', '/v1/exports', {
      json: { exported_object: 'voucher' },
    });

    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(ID),
      object: 'export',
      created_at: expect.any(String),
      status: 'SCHEDULED',
      channel: 'API',
      exported_object: 'voucher',
      parameters: {
        order: '-created_at',
        fields: ['code', 'voucher_type', 'value', 'discount_type'],
        filters: { junction: 'and' },
      },
      result: null,
      user_id: null,
      row_count: 0,
      available_till: null,
      error: null,
    });
    const done = await waitForExport(api, body.id as string);
    const url = `${api.url}/v1/exports/${body.id}?token=`;
    expect(done).toEqual({
      ...body,
      status: 'DONE',
      row_count: COUNT,
      available_till: expect.any(String),
      result: {
        url: expect.stringContaining(url),
        variants: { raw: `${done.result.url}&raw=true`, excel: `${done.result.url}&excel=true` },
      },
    });
    const days = (Date.parse(done.available_till as string) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(90);
  });

  it('have every voucher once, in the order and the columns that were asked for', async () => {
    const file = await exportVouchers(api, { order: 'code', fields: ['code', 'metadata.seq'] });
    const backwards = await exportVouchers(api, { order: '-code', fields: ['code'] });
    const newest = await exportVouchers(api, {});

    expect(columns(file)).toEqual(codes.map((Code, seq) => ({ Code, seq: String(seq) })));
    expect(columns(backwards).map(({ Code }) => Code)).toEqual(codes.toReversed());
    expect(newest.slice(0, newest.indexOf('\n'))).toBe('Code,Voucher Type,Value,Discount Type');
    expect(
      columns(newest)
        .map(({ Code }) => Code)
        .sort(),
    ).toEqual(codes);
  });

  it('have only what their filters select', async () => {
    const found = async (filters: object) =>
      columns(await exportVouchers(api, { fields: ['code'], order: 'code', filters })).map(
        ({ Code }) => Code,
      );

    expect(await found({ code: { conditions: { $in: ['E00001', 'E00003'] } } })).toEqual([
      'E00001',
      'E00003',
    ]);
    expect(
      await found({
        'metadata.lang': { conditions: { $is: 'pl' } },
        'metadata.seq': { conditions: { $less_than: [4] } },
      }),
    ).toEqual(['E00001', 'E00003']);
    expect(await found({ code: { conditions: { $is: 'nobody' } } })).toEqual([]);
    expect(await found({ holder_id: { conditions: { $in: ['cust_1'] } } })).toEqual([]);
  });

  it('have titles only for a campaign, as none has an id here', async () => {
    expect(await exportVouchers(api, { campaign_id: 'camp_1', fields: ['id'] })).toBe('ID\n');
  });

  it('guard cells against formulas unless the link has raw', async () => {
    const own = new ApiClient(api.url, await service.createOtherProject());
    await own.createVoucher('-50OFF', { metadata: { '=k': '@x', n: -5 } });
    const fields = ['code', 'metadata.=k', 'metadata.n'];
    const { body } = await own.request('POST', '/v1/exports', {
      json: { exported_object: 'voucher', parameters: { fields } },
    });
    const { result } = await waitForExport(own, body.id as string);

    expect(await fileOf(own, result.url as string)).toBe('Code,"\'=k",n\n"\'-50OFF","\'@x",-5\n');
    expect(await fileOf(own, result.variants.raw as string)).toBe(
      'Code,"=k",n\n"-50OFF","@x",-5\n',
    );
    // What reads the answer as text leaves the mark out.
    expect(
      (await fetch(result.variants.excel as string).then((file) => file.arrayBuffer())).byteLength,
    ).toBe(Buffer.byteLength('Code,"\'=k",n\n"\'-50OFF","\'@x",-5\n') + 3);
  });

  it('are downloaded by their links, with and without a key, whatever the client accepts', async () => {
    const { body } = await api.request('POST', '/v1/exports', {
      json: { exported_object: 'voucher' },
    });
    const { result } = await waitForExport(api, body.id as string);

    for (const anonymous of [true, false]) {
      const file = await api.request('GET', result.url as string, {
        anonymous,
        headers: { accept: 'text/plain' },
      });

      expect(file.status).toBe(200);
      expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${body.id}.csv"`);
      expect(file.headers.get('cache-control')).toMatch(/no-store/);
    }
  });

  it('refuse a token that was altered, or is of another export, with 401', async () => {
    const [one, other] = [await exportOf(api), await exportOf(api)];
    const token = new URL(one.result.url as string).searchParams.get('token') ?? '';
    const wrong = [
      `/v1/exports/${other.id}?token=${token}`,
      `/v1/exports/${one.id}?token=${token.slice(0, -1)}`,
      `/v1/exports/${one.id}?token=`,
      `/v1/exports/exp_unknown?token=${token}`,
    ];

    for (const path of wrong) {
      const { status, body } = await api.request('GET', path, { anonymous: true });
      expect({ status, body }).toEqual(UNAUTHORIZED);
    }
  });

  it('refuse a query that cannot be read', async () => {
    const one = await exportOf(api);
    const query = async (text: string) => api.get(`/v1/exports/${one.id}?${text}`);

    expect(await query('token=a&token=b')).toMatchObject({ status: 400 });
    expect(await query('token=a&raw=perhaps')).toMatchObject({
      status: 400,
      body: { details: 'Property .raw must be boolean' },
    });
    expect(await api.get('/v1/exports?limit=0')).toMatchObject({ status: 400 });
    expect(await api.get('/v1/exports?status=DONE')).toMatchObject({ status: 400 });
    expect(await api.get('/v1/exports?order=id')).toMatchObject({ status: 400 });
  });

  it('are driven by the official SDK', async () => {
    const sdk = VoucherifyServerSide({
      apiUrl: api.url,
      applicationId: api.key.appId,
      secretKey: api.key.appToken,
    }).distributions.exports;

    const { id, status } = await sdk.create({
      exported_object: 'voucher',
      parameters: {
        order: 'code',
        fields: ['code'],
        filters: { junction: 'AND', code: { conditions: { $in: ['E00007'] } } },
      },
    });
    expect(status).toBe('SCHEDULED');
    await waitForExport(api, id);
    const { result } = await sdk.get(id);

    expect(await fileOf(api, result?.url ?? '')).toBe('Code\n"E00007"\n');
    const { exports } = await sdk.list({ limit: 1, page: 1, order: '-created_at' });
    expect(exports.map((one) => one.id)).toEqual([id]);
    await sdk.delete(id);
    await expect(sdk.get(id)).rejects.toMatchObject({ code: 404, key: 'not_found' });
  });

  it('wait for no bulk requests of their project', async () => {
    const own = new ApiClient(api.url, await service.createOtherProject());
    await own.request('POST', '/v1/async-action-queue/pause');
    await own.bulkUpdate([{ code: 'A', metadata: {} }]);

    expect(await exportOf(own)).toMatchObject({ status: 'DONE' });
  });
});
