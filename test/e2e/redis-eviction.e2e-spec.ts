import { afterEach, expect, it } from '@jest/globals';
import { RedisServer } from '../../scripts/support/redis-server.js';
import { eventually } from '../support/eventually.js';
import { logLines, WARN } from '../support/service/log-lines.js';
import { describeWithRedis } from '../support/machine/describe-with-redis.js';
import { Service } from '../support/service/service.js';

describeWithRedis('a service beside a Redis', () => {
  let redis: RedisServer;
  let service: Service;

  afterEach(async () => {
    await service.dispose();
    await redis.dispose();
  });

  async function startBeside(policy: string): Promise<void> {
    redis = await RedisServer.start(['--maxmemory', '10mb', '--maxmemory-policy', policy]);
    service = await Service.start({ env: { REDIS_URL: redis.url } });
    await eventually('it is ready', async () => {
      return (await service.api.get('/health/ready')).body.status === 'ok';
    });
  }

  const warnings = () => logLines(service.log).filter(({ level }) => level >= WARN);

  it('that may evict notifications is warned of once, and works', async () => {
    await startBeside('allkeys-lru');
    await eventually('it has warned', () => warnings().length > 0);
    await service.api.importVouchers([{ code: 'A' }]);

    expect(warnings()).toMatchObject([{ level: WARN, maxmemoryPolicy: 'allkeys-lru' }]);
  });

  it('that evicts nothing has nothing to warn of', async () => {
    await startBeside('noeviction');
    await service.api.importVouchers([{ code: 'A' }]);

    expect(warnings()).toEqual([]);
  });
});
