import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type KeyPair } from '../support/http/api-client.js';
import { notFound, UNAUTHORIZED } from '../support/http/error-bodies.js';
import { expectRefusal, WITNESS } from '../support/jobs/expectations.js';
import { accessOf } from '../support/api-document/route-access.js';
import { sendRaw } from '../support/http/raw-request.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;
let otherKey: KeyPair;
let actionId: string;

beforeAll(async () => {
  service = await SharedService.join();
  otherKey = await service.createOtherProject();
  await service.api.createVoucher(WITNESS, { metadata: { owner: 'first' } });
  actionId = (await service.api.runBulk([{ code: WITNESS, metadata: {} }])).id as string;
});

afterAll(() => service.dispose());

const withKey = (key: KeyPair) => new ApiClient(service.api.url, key);

describe('without a key', () => {
  it('every route under /v1 answers 401, whatever the body', async () => {
    const { body } = await service.api.request('GET', '/openapi.json', { anonymous: true });
    const routes = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
    );
    const guarded = routes.filter(
      ([, path]) => path.startsWith('/v1/') && accessOf(path) !== 'public',
    );
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
  type Headers = (key: KeyPair) => Record<string, string>;
  const pair = (appId: string, appToken: string) => ({
    'x-app-id': appId,
    'x-app-token': appToken,
  });
  const withToken =
    (token: (right: string) => string): Headers =>
    ({ appId, appToken }) =>
      pair(appId, token(appToken));
  const withAppId =
    (id: (right: string) => string): Headers =>
    ({ appId, appToken }) =>
      pair(id(appId), appToken);

  const cases: [name: string, headers: Headers][] = [
    ['with a wrong token', withToken((right) => `${right}0`)],
    ['with a token of one character', withToken(() => 't')],
    ['with an empty token', withToken(() => '')],
    ['without a token', ({ appId }) => ({ 'x-app-id': appId })],
    ['without an app id', ({ appToken }) => ({ 'x-app-token': appToken })],
    ['with an unknown app id', withAppId(() => 'unknown')],
    ['with the app id in other letters', withAppId((right) => right.toUpperCase())],
    ['with the token of another key', withToken(() => otherKey.appToken)],
    ['with the digest for a token', withToken(() => '0'.repeat(64))],
    ['with a token of 12,000 characters', withToken(() => 't'.repeat(12_000))],
    ['with a token in Latin-1', withToken(() => 'tök\u00ffen-0123456789')],
    ['with pattern characters', withAppId(() => '%')],
    ['with a quote', withAppId(() => "' OR 1=1 --")],
    ['called __proto__', withAppId(() => '__proto__')],
  ];

  it.each(cases)('%s is refused like every other', (_name, headersFor) => {
    const headers = headersFor(service.api.key);
    return expectRefusal(
      service.api,
      () => service.api.request('GET', `/v1/vouchers/${WITNESS}`, { anonymous: true, headers }),
      UNAUTHORIZED,
    );
  });

  const rawCases: [name: string, headers: (key: KeyPair) => string[]][] = [
    [
      'twice',
      ({ appId, appToken }) => [
        `X-App-Id: ${appId}`,
        `X-App-Token: ${appToken}`,
        `X-App-Token: ${appToken}`,
      ],
    ],
    [
      'with two app ids',
      ({ appId, appToken }) => [
        `X-App-Id: ${appId}`,
        'X-App-Id: other',
        `X-App-Token: ${appToken}`,
      ],
    ],
    [
      'with a tab in its token',
      ({ appId, appToken }) => [`X-App-Id: ${appId}`, `X-App-Token: ${appToken}\t1`],
    ],
  ];

  it.each(rawCases)('sent %s is refused', (_name, headersFor) =>
    expectRefusal(
      service.api,
      () =>
        sendRaw(service.api, [
          `GET /v1/vouchers/${WITNESS} HTTP/1.1`,
          'Host: localhost',
          ...headersFor(service.api.key),
        ]),
      UNAUTHORIZED,
    ),
  );
});

describe("another project's key", () => {
  it('finds neither the voucher nor the action', async () => {
    const other = withKey(otherKey);

    expect(await other.get(`/v1/vouchers/${WITNESS}`)).toMatchObject(notFound('voucher', WITNESS));
    const { id } = await service.api.getVoucher(WITNESS);
    expect(await other.get(`/v1/vouchers/${id}`)).toMatchObject(notFound('voucher', id as string));
    expect(await other.get(`/v1/async-actions/${actionId}`)).toMatchObject(
      notFound('async_action', actionId),
    );
    expect((await other.get('/v1/async-actions')).body.async_actions).toEqual([]);
  });

  it('changes only vouchers of its own project, though the codes are the same', async () => {
    const other = withKey(otherKey);
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
    const reader = withKey(await service.createKey({ scopes: ['async-actions'] }));
    const writer = withKey(await service.createKey({ scopes: ['vouchers'] }));

    expect(await reader.bulkUpdate([{ code: 'x', metadata: {} }])).toMatchObject(FORBIDDEN);
    expect(await reader.get('/v1/vouchers/x')).toMatchObject(FORBIDDEN);
    expect(await writer.get('/v1/async-actions')).toMatchObject(FORBIDDEN);
    expect((await reader.get('/v1/async-actions')).status).toBe(200);
    expect((await writer.bulkUpdate([{ code: 'x', metadata: {} }])).status).toBe(202);
  });
});
