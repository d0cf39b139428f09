import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestOptions } from '../support/http/api-client.js';
import { csvUpload } from '../support/http/csv-upload.js';
import { invalidQuery } from '../support/http/error-bodies.js';
import { settledActions } from '../support/jobs/expectations.js';
import { SharedService } from '../support/service/shared-service.js';

const ROUTES: Readonly<Record<string, RequestOptions | Promise<RequestOptions>>> = {
  'bulk/async': { json: [{ code: 'nobody', metadata: { a: 1 } }] },
  'metadata/async': { json: { codes: ['nobody'], metadata: { a: 1 } } },
  import: { json: [{ code: 'one', type: 'GIFT_VOUCHER', gift: { amount: 100 } }] },
  importCSV: csvUpload('Code,Voucher Type,Value\ntwo,GIFT_VOUCHER,1\n'),
};

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

const send = async (route: string, query: string) =>
  service.api.request('POST', `/v1/vouchers/${route}?${query}`, await ROUTES[route]);

describe.each(Object.keys(ROUTES))('the options of POST /v1/vouchers/%s', (route) => {
  it('are kept with the action and shown in it, with the name of the key', async () => {
    const { status, body } = await send(route, 'label=Fr%C3%BChling+2027');
    expect(status).toBe(202);

    const action = await service.api.waitForAction(body.async_action_id as string);
    expect(action).toMatchObject({ label: 'Frühling 2027', key_name: 'Key' });
    const { body: list } = await service.api.get('/v1/async-actions?limit=1');
    expect(list.async_actions).toMatchObject([
      { id: action.id, label: 'Frühling 2027', key_name: 'Key' },
    ]);
  });

  it('may be left out', async () => {
    const { body } = await send(route, '');
    const action = await service.api.waitForAction(body.async_action_id as string);
    expect(action).not.toHaveProperty('label');
  });

  it.each([
    ['dry_rum=true', 'Property .dry_rum is not a known parameter'],
    ['label=a&label=b', 'Property .label must NOT be repeated'],
    [`label=${'x'.repeat(101)}`, 'Property .label must NOT have more than 100 characters'],
  ])('are refused before anything is stored: %s', async (query, details) => {
    const before = await settledActions(service.api);

    const { status, body } = await send(route, query);

    expect({ status, body: body as unknown }).toEqual(invalidQuery(details));
    expect(await settledActions(service.api)).toEqual(before);
  });
});
