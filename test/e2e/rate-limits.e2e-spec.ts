import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RedisServer } from '../../scripts/support/redis-server.js';
import type { ApiClient } from '../support/http/api-client.js';
import { bulkHead, sendRaw } from '../support/http/raw-request.js';
import { describeWithRedis } from '../support/machine/describe-with-redis.js';
import { Service } from '../support/service/service.js';

const TOO_MANY = { code: 429, message: 'Too many requests hit the API too quickly.' };
const ITEMS = [{ code: 'A', metadata: {} }];

const limitsOf = (headers: Headers) =>
  ['limit', 'remaining', 'type'].map((name) => headers.get(`x-rate-limit-${name}`));

const read = (api: ApiClient) => api.get('/v1/async-actions');

describe('without settings', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start();
  });

  afterAll(() => service.dispose());

  it('there is no limit, and no header speaks of one', async () => {
    const { headers } = await read(service.api);

    expect([...headers.keys()].filter((name) => name.startsWith('x-rate-limit'))).toEqual([]);
  });
});

describe('a bulk request that has come before under its Idempotency-Key', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start({ env: { BULK_RATE_LIMIT_PER_HOUR: '1' } });
  });

  afterAll(() => service.dispose());

  it('is no bulk request once more, and is answered where a new one is refused', async () => {
    const send = (key: string) =>
      service.api.request('POST', '/v1/vouchers/bulk/async', {
        json: ITEMS,
        headers: { 'idempotency-key': key },
      });
    const first = await send('one');
    expect(limitsOf(first.headers)).toEqual(['1', '0', 'bulk_api_calls']);

    expect((await send('two')).status).toBe(429);
    const { status, body } = await send('one');
    expect([status, body as object]).toEqual([202, first.body as object]);
  });
});

describe('a key with limits', () => {
  let service: Service;

  beforeAll(async () => {
    const env = { RATE_LIMIT_PER_MINUTE: '3', BULK_RATE_LIMIT_PER_HOUR: '2' };
    service = await Service.start({ env });
  });

  afterAll(() => service.dispose());

  it('is told where it stands, then refused until its minute is over', async () => {
    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push(await read(service.api));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => limitsOf(headers))).toEqual([
      ['3', '2', 'api_calls'],
      ['3', '1', 'api_calls'],
      ['3', '0', 'api_calls'],
      ['3', '0', 'api_calls'],
    ]);
    const { body, headers } = answers[3] ?? (await read(service.api));
    expect(body).toEqual(TOO_MANY);
    const nowSeconds = Date.now() / 1_000;
    const retryAfter = Number(headers.get('retry-after'));
    const retryAt = Number(headers.get('x-rate-limit-retry'));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(retryAt).toBeGreaterThan(nowSeconds);
    expect(retryAt).toBeLessThanOrEqual(nowSeconds + 61);
  });

  it('has bulk requests of their own, which leave nothing behind when refused', async () => {
    const answers = [];
    for (let count = 0; count < 3; count += 1) answers.push(await service.api.bulkUpdate(ITEMS));

    expect(answers.map(({ status }) => status)).toEqual([202, 202, 429]);
    expect(answers.map(({ headers }) => limitsOf(headers)[2])).toEqual(
      Array(3).fill('bulk_api_calls'),
    );
    expect(answers[2]?.body).toEqual(TOO_MANY);
  });

  it('is refused before its body has come', async () => {
    const head = [...bulkHead(service.api), 'Content-Length: 1000000'];

    const { status, body } = await sendRaw(service.api, head);

    expect({ status, body }).toEqual({ status: 429, body: TOO_MANY });
  });

  it('does not share with wrong credentials', async () => {
    const { status, headers } = await service.api.request('GET', '/v1/async-actions', {
      headers: { 'x-app-token': 'wrong' },
    });

    expect(status).toBe(401);
    expect(limitsOf(headers)).toEqual([null, null, null]);
  });
});

describe('an address with too many failed logins', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start({ env: { FAILED_LOGINS_PER_MINUTE: '5' } });
  });

  afterAll(() => service.dispose());

  it('gets no more answers about credentials, while those in use go on', async () => {
    const guess = (token: string) =>
      service.api.request('GET', '/v1/async-actions', { headers: { 'x-app-token': token } });
    expect((await read(service.api)).status).toBe(200);

    const statuses = [];
    for (let count = 0; count < 7; count += 1) {
      statuses.push((await guess(`guess-${count}`)).status);
    }

    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const refused = await guess('one more');
    expect(refused.body).toEqual(TOO_MANY);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await read(service.api)).status).toBe(200);
  });
});

describeWithRedis('limits over several processes', () => {
  let redis: RedisServer;
  const services: Service[] = [];

  beforeAll(async () => {
    redis = await RedisServer.start();
    const env = { REDIS_URL: redis.url, RATE_LIMIT_PER_MINUTE: '4' };
    services.push(await Service.start({ env }), await Service.start({ env }));
  });

  afterAll(async () => {
    for (const service of services) await service.dispose();
    await redis.dispose();
  });

  it('are shared through Redis, and counted by each alone while it is away', async () => {
    const [first, second] = services.map(({ api }) => api);
    if (first === undefined || second === undefined) throw new Error('Two services were started');
    const remaining = async (api: ApiClient) => limitsOf((await read(api)).headers)[1];

    expect(await remaining(first)).toBe('3');
    expect(await remaining(second)).toBe('2');
    expect(await remaining(first)).toBe('1');

    await redis.kill();

    expect(await remaining(second)).toBe('3');
    expect((await read(first)).status).toBe(200);
  });
});
