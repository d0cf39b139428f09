import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/http/api-client.js';
import { csvUpload } from '../support/http/csv-upload.js';
import { invalidQuery, notFound } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => (service = await SharedService.join()));
afterAll(() => service.dispose());

const send = (method: string, path: string, json?: object) =>
  service.api.request(method, `/v1/vouchers/${path}`, { json });

async function historyOf(code: string, query = 'limit=100') {
  const { status, body } = await service.api.get(
    `/v1/vouchers/${encodeURIComponent(code)}/history?${query}`,
  );
  expect(status).toBe(200);
  return body;
}

describe('the history of a voucher', () => {
  it('tells what single requests and jobs did, who sent them and what differs', async () => {
    await service.api.createVoucher('told', { metadata: { lang: 'en' }, category: 'First' });
    await send('PUT', 'told', { category: null, metadata: { lang: 'de' } });
    await send('PUT', 'told', { metadata: { lang: 'de' } });
    const job = await service.api.runBulk([
      { code: 'told', metadata: { lang: 'pl' } },
      { code: 'told', metadata: { lang: 'fr', n: null } },
    ]);
    const undo = await service.api.runBulk(undefined, `/v1/async-actions/${job.id}/undo`);
    await send('POST', 'told/disable');
    await send('DELETE', 'told');

    const { data, has_more, more_starting_after } = await historyOf('told');

    const single = { async_action_id: null, row: null, key_name: job.key_name };
    const ofJob = { route: null, log_id: null, key_name: job.key_name };
    expect({ has_more, more_starting_after }).toEqual({
      has_more: false,
      more_starting_after: null,
    });
    expect(data).toMatchObject([
      { ...single, event: 'voucher.binned', route: 'DELETE /v1/vouchers/{code}', changes: {} },
      {
        ...{ ...single, event: 'voucher.updated', route: 'POST /v1/vouchers/{code}/disable' },
        changes: { active: { before: true, after: false } },
      },
      {
        ...{ ...ofJob, async_action_id: undo.id, row: 1, request_id: undo.request_id },
        changes: { metadata: { lang: { before: 'pl', after: 'de' } } },
      },
      {
        ...{ ...ofJob, async_action_id: undo.id, row: 2 },
        changes: { metadata: { lang: { before: 'fr', after: 'pl' }, n: { before: null } } },
      },
      {
        ...{ ...ofJob, async_action_id: job.id, row: 2, request_id: job.request_id },
        changes: { metadata: { lang: { before: 'pl', after: 'fr' }, n: { after: null } } },
      },
      {
        ...{ ...ofJob, async_action_id: job.id, row: 1, event: 'voucher.updated' },
        changes: { metadata: { lang: { before: 'de', after: 'pl' } } },
      },
      {
        ...{ ...single, route: 'PUT /v1/vouchers/{code}', log_id: expect.stringMatching(/^log_/) },
        changes: {
          category: { before: 'First' },
          metadata: { lang: { before: 'en', after: 'de' } },
        },
      },
      {
        ...{ ...single, event: 'voucher.created', route: 'POST /v1/vouchers/{code}' },
        changes: { category: { after: 'First' }, metadata: { lang: { after: 'en' } } },
      },
    ]);
    const paged: unknown[] = [];
    let query = 'limit=3';
    while (query !== '') {
      const page = await historyOf('told', query);
      paged.push(...(page.data as unknown[]));
      query = page.has_more ? `limit=3&starting_after_id=${page.more_starting_after}` : '';
    }
    expect(paged).toEqual(data);
  });

  it('tells what files and imports added, and what a file changed', async () => {
    const file = async (text: string) =>
      service.api.request('POST', '/v1/vouchers/importCSV', await csvUpload(text));
    const header = 'Code,Voucher Type,Discount Type,Value,Category,color\n';
    for (const text of [
      `${header}filed,DISCOUNT_VOUCHER,PERCENT,10,One,red`,
      'Code,Category,color\nfiled,Two,blue',
    ]) {
      const { body } = await file(text);
      await service.api.waitForAction(body.async_action_id as string);
    }
    await service.api.importVouchers([{ code: 'sent', metadata: { a: 1 } }]);

    expect((await historyOf('filed')).data).toMatchObject([
      {
        ...{ event: 'voucher.updated', row: 1 },
        changes: {
          category: { before: 'One', after: 'Two' },
          metadata: { color: { before: 'red', after: 'blue' } },
        },
      },
      { event: 'voucher.created', row: 1, changes: null },
    ]);
    expect((await historyOf('sent')).data).toMatchObject([
      { event: 'voucher.created', row: 1, changes: { metadata: { a: { after: 1 } } } },
    ]);
  });

  it('is found by the id of the voucher, and by no one else', async () => {
    const { id } = await service.api.createVoucher('mine');
    expect((await historyOf(id as string)).data).toHaveLength(1);
    const other = new ApiClient(service.api.url, await service.createOtherProject());
    for (const name of ['mine', id as string, 'nobody', 'a\0']) {
      const path = `/v1/vouchers/${encodeURIComponent(name)}/history`;
      const { status, body } = await other.get(path);
      expect({ status, body }).toEqual(notFound('voucher', name));
    }
  });

  it('is gone with a voucher that is deleted for good', async () => {
    await service.api.createVoucher('gone');
    await send('DELETE', 'gone?force=true');
    expect((await service.api.get('/v1/vouchers/gone/history')).status).toBe(404);
  });

  it.each([
    ['limit=0', 'Property .limit must be >= 1'],
    [
      'starting_after_id=vh_1',
      'Property .starting_after_id must be the id of an entry of the history',
    ],
    ['starting_after_id=a&starting_after_id=b', 'Property .starting_after_id must be string'],
  ])('refuses %s', async (query, details) => {
    await service.api.createVoucher(`refused-${query.length}`);
    const path = `/v1/vouchers/refused-${query.length}/history?${query}`;
    const { status, body } = await service.api.get(path);
    expect({ status, body }).toEqual(invalidQuery(details));
  });
});
