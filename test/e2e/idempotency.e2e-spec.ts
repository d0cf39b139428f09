import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestOptions } from '../support/http/api-client.js';
import { csvUpload } from '../support/http/csv-upload.js';
import { idempotencyKeyReused, invalidIdempotencyKey } from '../support/http/error-bodies.js';
import { settledActions } from '../support/jobs/expectations.js';
import { SharedService } from '../support/service/shared-service.js';

type Send = () => RequestOptions | Promise<RequestOptions>;

/** For each route a request, and another one to the same route. */
const ROUTES: Readonly<Record<string, readonly [Send, Send]>> = {
  'bulk/async': [
    () => ({ json: [{ code: 'nobody', metadata: { a: 1 } }] }),
    () => ({ json: [{ code: 'nobody', metadata: { a: 2 } }] }),
  ],
  'metadata/async': [
    () => ({ json: { codes: ['nobody'], metadata: { a: 1 } } }),
    () => ({ json: { codes: ['nobody'], metadata: { a: 2 } } }),
  ],
  import: [
    () => ({ json: [{ code: 'one', type: 'GIFT_VOUCHER', gift: { amount: 100 } }] }),
    () => ({ json: [{ code: 'one', type: 'GIFT_VOUCHER', gift: { amount: 200 } }] }),
  ],
  importCSV: [
    () => csvUpload('Code,Voucher Type,Value\ntwo,GIFT_VOUCHER,1\n'),
    () => csvUpload('Code,Voucher Type,Value\ntwo,GIFT_VOUCHER,2\n'),
  ],
};

let service: SharedService;
let made = 0;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

const newKey = () => `key ${(made += 1)}`;

async function send(route: string, key: string, request: Send, query = '') {
  const options = await request();
  const headers = { ...options.headers, 'idempotency-key': key };
  const path = `/v1/vouchers/${route}${query}`;
  return service.api.request('POST', path, { ...options, headers });
}

const idOf = ({ body }: Awaited<ReturnType<typeof send>>) => body.async_action_id as string;

describe.each(Object.entries(ROUTES))('a key for POST /v1/vouchers/%s', (route, [one, other]) => {
  it('makes one action of the same request, and says so', async () => {
    const key = newKey();
    const first = await send(route, key, one);
    expect(first.status).toBe(202);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    await service.api.waitForAction(idOf(first));
    const actions = await settledActions(service.api);

    const again = await send(route, key, one);

    expect({ status: again.status, body: again.body as object }).toEqual({
      status: 202,
      body: first.body as object,
    });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await settledActions(service.api)).toEqual(actions);
  });

  it('is refused with another body, other options or on another route', async () => {
    const key = newKey();
    const id = idOf(await send(route, key, one));
    const elsewhere = route === 'import' ? 'bulk/async' : 'import';
    const [request] = ROUTES[elsewhere] ?? [one];
    const actions = await settledActions(service.api);

    const answers = [
      [await send(route, key, other), 'body'],
      [await send(route, key, one, '?label=x'), 'route or other options'],
      [await send(elsewhere, key, request), 'route or other options'],
    ] as const;

    for (const [{ status, body }, what] of answers) {
      expect({ status, body: body as object }).toEqual(idempotencyKeyReused(what, id));
    }
    expect(await settledActions(service.api)).toEqual(actions);
  });

  it('makes one action of ten requests that come at once', async () => {
    const key = newKey();
    const before = (await settledActions(service.api)).length;

    const answers = await Promise.all(Array.from({ length: 10 }, () => send(route, key, one)));

    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
    expect(new Set(answers.map(idOf)).size).toBe(1);
    const replayed = answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true');
    expect(replayed).toHaveLength(9);
    expect(await settledActions(service.api)).toHaveLength(before + 1);
  });
});

describe('an Idempotency-Key', () => {
  const update = ROUTES['bulk/async']?.[0] as Send;

  it.each(['~'.repeat(256), 'caf\u00e9'])('of another form is refused: %j', async (key) => {
    const before = await settledActions(service.api);
    const { status, body } = await send('bulk/async', key, update);
    expect({ status, body: body as object }).toEqual(invalidIdempotencyKey);
    expect(await settledActions(service.api)).toEqual(before);
  });

  it('is not kept for a request that was refused', async () => {
    const key = newKey();
    expect((await send('bulk/async', key, () => ({ json: [{ code: 1 }] }))).status).toBe(400);
    const accepted = await send('bulk/async', key, update);
    expect([accepted.status, accepted.headers.get('idempotent-replayed')]).toEqual([202, null]);
  });

  it('knows a body by its bytes, however they were sent', async () => {
    const key = newKey();
    const { json } = await update();
    const id = idOf(await send('bulk/async', key, update));
    const body = gzipSync(JSON.stringify(json));
    const headers = { 'content-encoding': 'gzip' };
    expect(idOf(await send('bulk/async', key, () => ({ body, headers })))).toBe(id);
  });

  it('is of one project: another one may use the same', async () => {
    const key = newKey();
    const id = idOf(await send('bulk/async', key, update));
    const { appId, appToken } = await service.createOtherProject();
    const credentials = { 'x-app-id': appId, 'x-app-token': appToken };
    const other = await send('bulk/async', key, async () => ({
      ...(await update()),
      headers: credentials,
    }));
    expect(other.status).toBe(202);
    expect(idOf(other)).not.toBe(id);
  });
});
