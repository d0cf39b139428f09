import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/http/api-client.js';
import { BINNED, DATED, SDK_REQUESTS } from '../factories/sdk-requests.js';
import { faultsOf } from '../support/api-document/contract-facts.js';
import { SharedService } from '../support/service/shared-service.js';

describe('a request as an official SDK sends it', () => {
  let service: SharedService;

  beforeAll(async () => (service = await SharedService.join()));
  afterAll(() => service.dispose());

  async function newProject(): Promise<ApiClient> {
    const api = new ApiClient(service.api.url, await service.createOtherProject());
    await api.createVoucher('A', { ...DATED, discount: { type: 'PERCENT', percent_off: 10 } });
    for (const code of ['B', ...BINNED]) await api.createVoucher(code);
    for (const code of BINNED) await api.request('DELETE', `/v1/vouchers/${code}`);
    await api.runBulk([{ code: 'B', metadata: {} }]);
    return api;
  }

  it.each(
    SDK_REQUESTS.map(
      (row) =>
        [row.sdk, row.sends, row.body === undefined ? '' : JSON.stringify(row.body), row] as const,
    ),
  )('from %s is answered rightly: %s %s', async (_sdk, sends, _body, row) => {
    const api = await newProject();
    const { id } = await api.getVoucher('A');
    const [method = '', path = ''] = sends.replace('{A}', id as string).split(' ');

    const { status, body } = await api.request(method, path, { json: row.body });

    expect([status, body]).toEqual([
      row.status,
      row.answer === undefined ? body : expect.objectContaining(row.answer),
    ]);
    const voucher = await api.get('/v1/vouchers/A');
    const expected = row.voucherA === null ? [404, {}] : [200, row.voucherA ?? DATED];
    expect([voucher.status, voucher.body]).toMatchObject(expected);
    const bin = (await api.get('/v1/trash-bin')).body.data as { resource_name: string }[];
    expect(bin.map((entry) => entry.resource_name).sort()).toEqual(row.bin ?? BINNED);
    const list = (await api.get('/v1/vouchers')).body;
    expect(faultsOf('vouchers#/$defs/list', list)).toEqual([]);
    expect(JSON.stringify(list.vouchers)).not.toMatch(/"code":"(qualification|disable)"/);
  });
});
