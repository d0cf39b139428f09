import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RedisServer } from '../../scripts/support/redis-server.js';
import { isUnknown, itemsWithUnknownCodes, newVouchers } from '../factories/bulk-items.js';
import { expectAppliedOnce } from '../support/jobs/applied-once.js';
import { eventually } from '../support/eventually.js';
import { describeWithRedis } from '../support/machine/describe-with-redis.js';
import { Service } from '../support/service/service.js';

const ROWS = 5_000;

describeWithRedis('the service with REDIS_URL', () => {
  const items = itemsWithUnknownCodes(ROWS);
  let redis: RedisServer;
  let service: Service;

  beforeEach(async () => {
    redis = await RedisServer.reserve();
  });

  afterEach(async () => {
    await service.dispose();
    await redis.dispose();
  });

  async function start(directory?: string): Promise<void> {
    service = await Service.start({ directory, env: { REDIS_URL: redis.url } });
  }

  async function startBesideRedis(): Promise<void> {
    await redis.start();
    await start();
    await service.api.importVouchers(newVouchers(ROWS));
  }

  async function submit(): Promise<string> {
    const { status, body } = await service.api.bulkUpdate(items);
    expect(status).toBe(202);
    return body.async_action_id as string;
  }

  async function readiness() {
    const { status, body } = await service.api.get('/health/ready');
    return { code: status, status: body.status as string, queue: body.checks.queue as string };
  }

  function untilReadySays(status: string): Promise<void> {
    return eventually(`it is ${status}`, async () => (await readiness()).status === status);
  }

  it('runs jobs', async () => {
    await startBesideRedis();
    await expectAppliedOnce(service, await submit(), items, isUnknown);
    // A busy machine may answer the look at Redis too late once.
    await untilReadySays('ok');
    expect(await readiness()).toMatchObject({ code: 200, queue: 'up' });
  });

  it('starts without Redis, says so, accepts and runs jobs, and heals when Redis arrives', async () => {
    await start();
    expect(await readiness()).toEqual({ code: 200, status: 'degraded', queue: 'degraded' });
    await service.api.importVouchers(newVouchers(ROWS));
    await expectAppliedOnce(service, await submit(), items, isUnknown);
    await redis.start();
    await untilReadySays('ok');
  });

  it('ends every job when Redis is killed in the middle and comes back empty', async () => {
    await startBesideRedis();
    const ids = [await submit(), await submit()];
    await redis.kill();
    ids.push(await submit());
    await untilReadySays('degraded');
    ids.push(await submit());
    await redis.start();
    ids.push(await submit());
    for (const id of ids) await expectAppliedOnce(service, id, items, isUnknown);
    await untilReadySays('ok');
  });

  it('ends a job that was accepted while Redis was there but silent', async () => {
    await startBesideRedis();
    redis.signal('SIGSTOP');
    await expectAppliedOnce(service, await submit(), items, isUnknown);
    await untilReadySays('degraded');
    redis.signal('SIGCONT');
    await untilReadySays('ok');
  });

  it('ends with code 0 while Redis is away', async () => {
    await start();
    expect(await service.stop('SIGTERM')).toBe(0);
  });

  it('ends with code 0 when Redis went away, and the next start finishes the job', async () => {
    await startBesideRedis();
    const id = await submit();
    await redis.kill();
    expect(await service.stop('SIGTERM')).toBe(0);
    await start(service.directory);
    await expectAppliedOnce(service, id, items, isUnknown);
  });

  it('ends with code 0 while Redis is silent', async () => {
    await startBesideRedis();
    redis.signal('SIGSTOP');
    expect(await service.stop('SIGTERM')).toBe(0);
  });
});
