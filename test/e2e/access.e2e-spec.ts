import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type KeyPair } from '../support/api-client.js';
import { notFound, UNAUTHORIZED } from '../support/error-bodies.js';
import { expectRefusal, WITNESS } from '../support/expectations.js';
import { addSecondProject, addSecondProjectKey, SECOND_KEY } from '../support/second-project.js';
import { sendRaw } from '../support/raw-request.js';
import { Service } from '../support/service.js';

const READER = {
  appId: 'reader-app-id',
  appToken: 'reader-token-0123456789',
};
const WRITER = { appId: 'writer-app-id', appToken: 'writer-token-0123456789' };

let service: Service;
let actionId: string;

beforeAll(async () => {
  const first = await Service.start();
  await first.api.createVoucher(WITNESS, { metadata: { owner: 'first' } });
  actionId = (await first.api.runBulk([{ code: WITNESS, metadata: {} }])).id as string;
  await first.stop();
  await addSecondProject(first.database);
  await addSecondProjectKey(first.database, READER, 'async-actions');
  await addSecondProjectKey(first.database, WRITER, 'vouchers');
  service = await Service.start({ directory: first.directory });
});

afterAll(() => service.dispose());

const withKey = (key: KeyPair) => new ApiClient(service.api.url, key);

describe('without a key', () => {
  it('every route under /v1 answers 401, whatever the body', async () => {
    const { body } = await service.api.request('GET', '/openapi.json', { anonymous: true });
    const routes = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
    );
    const guarded = routes.filter(([, path]) => path.startsWith('/v1/'));
    expect(guarded.length).toBeGreaterThan(5);

    for (const [method, path] of guarded) {
      const filled = path.replaceAll(/\{\w+\}/g, WITNESS);
      const answer = await service.api.request(method, filled, {
        anonymous: true,
        ...(method !== 'GET' && { body: '{', headers: { 'content-type': 'text/plain' } }),
      });
      expect({ method, path, status: answer.status, body: answer.body }).toEqual({
        method,
        path,
        ...UNAUTHORIZED,
      });
    }
  });

  it.each(['/health/live', '/health/ready', '/openapi.json', '/docs'])(
    '%s answers',
    async (path) => {
      expect((await service.api.request('GET', path, { anonymous: true })).status).toBe(200);
    },
  );
});

describe('a key', () => {
  const { appId, appToken } = { appId: 'test-app-id', appToken: 'test-app-token-0123456789' };
  const cases: [name: string, headers: Record<string, string>][] = [
    ['with a wrong token', { 'x-app-id': appId, 'x-app-token': `${appToken}0` }],
    ['with a token of one character', { 'x-app-id': appId, 'x-app-token': 't' }],
    ['with an empty token', { 'x-app-id': appId, 'x-app-token': '' }],
    ['without a token', { 'x-app-id': appId }],
    ['without an app id', { 'x-app-token': appToken }],
    ['with an unknown app id', { 'x-app-id': 'unknown', 'x-app-token': appToken }],
    ['with the app id in other letters', { 'x-app-id': 'TEST-APP-ID', 'x-app-token': appToken }],
    ['with the token of another key', { 'x-app-id': appId, 'x-app-token': SECOND_KEY.appToken }],
    ['with the digest for a token', { 'x-app-id': appId, 'x-app-token': '0'.repeat(64) }],
    ['with a token of 12,000 characters', { 'x-app-id': appId, 'x-app-token': 't'.repeat(12_000) }],
    ['with a token in Latin-1', { 'x-app-id': appId, 'x-app-token': 'tök\u00ffen-0123456789' }],
    ['with pattern characters', { 'x-app-id': '%', 'x-app-token': appToken }],
    ['with a quote', { 'x-app-id': "' OR 1=1 --", 'x-app-token': appToken }],
    ['called __proto__', { 'x-app-id': '__proto__', 'x-app-token': appToken }],
  ];

  it.each(cases)('%s is refused like every other', (_name, headers) =>
    expectRefusal(
      service.api,
      () => service.api.request('GET', `/v1/vouchers/${WITNESS}`, { anonymous: true, headers }),
      UNAUTHORIZED,
    ),
  );

  const rawCases: [name: string, ...headers: string[]][] = [
    ['twice', `X-App-Id: ${appId}`, `X-App-Token: ${appToken}`, `X-App-Token: ${appToken}`],
    ['with two app ids', `X-App-Id: ${appId}`, 'X-App-Id: other', `X-App-Token: ${appToken}`],
    ['with a tab in its token', `X-App-Id: ${appId}`, `X-App-Token: ${appToken}\t1`],
  ];

  it.each(rawCases)('sent %s is refused', (_name, ...headers) =>
    expectRefusal(
      service.api,
      () =>
        sendRaw(service.api, [
          `GET /v1/vouchers/${WITNESS} HTTP/1.1`,
          'Host: localhost',
          ...headers,
        ]),
      UNAUTHORIZED,
    ),
  );
});

describe("another project's key", () => {
  it('finds neither the voucher nor the action', async () => {
    const other = withKey(SECOND_KEY);

    expect(await other.get(`/v1/vouchers/${WITNESS}`)).toMatchObject(notFound('voucher', WITNESS));
    const { id } = await service.api.getVoucher(WITNESS);
    expect(await other.get(`/v1/vouchers/${id}`)).toMatchObject(notFound('voucher', id as string));
    expect(await other.get(`/v1/async-actions/${actionId}`)).toMatchObject(
      notFound('async_action', actionId),
    );
    expect((await other.get('/v1/async-actions')).body.async_actions).toEqual([]);
  });

  it('changes only vouchers of its own project, though the codes are the same', async () => {
    const other = withKey(SECOND_KEY);
    const missed = await other.runBulk([{ code: WITNESS, metadata: { owner: 'second' } }]);
    expect(missed.result).toMatchObject({ done_count: 0, failed_count: 1 });

    await other.importVouchers([{ code: WITNESS, metadata: { owner: 'nobody' } }]);
    await other.runBulk([{ code: WITNESS, metadata: { owner: 'second' } }]);

    expect((await other.getVoucher(WITNESS)).metadata).toEqual({ owner: 'second' });
    expect((await service.api.getVoucher(WITNESS)).metadata).toEqual({ owner: 'first' });
  });
});

describe('a key without the scope of a route', () => {
  const FORBIDDEN = {
    status: 403,
    body: {
      code: 403,
      key: 'missing_required_permission',
      message: 'Missing permission',
      details: 'User does not have a required permission to perform this operation.',
    },
  };

  it('is refused there and lets in elsewhere', async () => {
    const reader = withKey(READER);
    const writer = withKey(WRITER);

    expect(await reader.bulkUpdate([{ code: 'x', metadata: {} }])).toMatchObject(FORBIDDEN);
    expect(await reader.get('/v1/vouchers/x')).toMatchObject(FORBIDDEN);
    expect(await writer.get('/v1/async-actions')).toMatchObject(FORBIDDEN);
    expect((await reader.get('/v1/async-actions')).status).toBe(200);
    expect((await writer.bulkUpdate([{ code: 'x', metadata: {} }])).status).toBe(202);
  });
});
