import { afterAll, beforeAll, expect, it, describe } from '@jest/globals';
import { RedisServer } from '../../scripts/support/redis-server.js';
import { UNAUTHORIZED } from '../support/http/error-bodies.js';
import { eventually } from '../support/eventually.js';
import { describeWithRedis } from '../support/machine/describe-with-redis.js';
import { Service } from '../support/service/service.js';

const MANAGEMENT_KEY = 'management-key-0123456789';
const basic = (password: string, user = 'anyone') => ({
  authorization: `Basic ${btoa(`${user}:${password}`)}`,
});

describeWithRedis('the board of the queue', () => {
  let redis: RedisServer;
  let service: Service;

  beforeAll(async () => {
    redis = await RedisServer.start();
    service = await Service.start({ env: { MANAGEMENT_KEY, REDIS_URL: redis.url } });
    await eventually('Redis is up', async () => {
      return (await service.api.get('/health/ready')).body.status === 'ok';
    });
  });

  afterAll(async () => {
    await service.dispose();
    await redis.dispose();
  });

  const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
    service.api.request(method, `/admin/queues${path}`, { anonymous: true, headers });

  it.each(['', '/', '/queue/vouchsafe-bulk-jobs', '/api/queues', '/static/favicon-32x32.png'])(
    'asks an anonymous browser for the management key at "%s", and refuses a wrong one',
    async (path) => {
      for (const headers of [{}, basic(`${MANAGEMENT_KEY}0`), basic('')]) {
        const answer = await ask(path, headers);
        expect(answer).toMatchObject(UNAUTHORIZED);
        expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
      }
    },
  );

  it.each([
    ['a password, whatever the user name', basic(MANAGEMENT_KEY, '')],
    ['its own header', { 'x-management-key': MANAGEMENT_KEY }],
  ])('opens to the management key as %s', async (_name, headers) => {
    const page = await ask('', headers);
    expect(page.status).toBe(200);
    expect(page.body).toContain('<base href="/admin/queues/" />');
    const { body } = await ask('/api/queues', headers);
    expect(body.queues).toMatchObject([{ name: 'vouchsafe-bulk-jobs', readOnlyMode: true }]);
  });

  it('serves the scripts of its page, under a policy without anything inline', async () => {
    const page = await ask('', basic(MANAGEMENT_KEY));
    const scripts = (page.body as string).matchAll(/<script defer src="([^"]+)"/g);
    for (const [, path] of scripts) {
      const script = await ask(`/${path}`, basic(MANAGEMENT_KEY));
      expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'no-store']);
    }
    expect(page.headers.get('cache-control')).toBe('no-store');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(policy).not.toContain('unsafe');
  });

  it.each(['/api/queues/pause', '/api/queues/vouchsafe-bulk-jobs/obliterate'])(
    'changes nothing at PUT %s',
    async (path) => {
      expect((await ask(path, basic(MANAGEMENT_KEY), 'PUT')).status).toBe(405);
      const { body } = await ask('/api/queues', basic(MANAGEMENT_KEY));
      expect(body.queues).toMatchObject([{ isPaused: false }]);
    },
  );

  it('says that it cannot tell while Redis is silent', async () => {
    redis.signal('SIGSTOP');
    const { status, body } = await ask('/api/queues', basic(MANAGEMENT_KEY));
    redis.signal('SIGCONT');
    expect({ status, key: body.key }).toEqual({ status: 503, key: 'queue_unavailable' });
  });
});

describe('without REDIS_URL', () => {
  it('there is no board', async () => {
    const service = await Service.start({ env: { MANAGEMENT_KEY } });
    const answer = await service.api.request('GET', '/admin/queues', {
      headers: basic(MANAGEMENT_KEY),
    });
    expect(answer.status).toBe(404);
    await service.dispose();
  });
});
