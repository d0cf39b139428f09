import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RedisServer } from '../../scripts/support/redis-server.js';
import { ApiClient } from '../support/http/api-client.js';
import { eventually } from '../support/eventually.js';
import { COMPUTATIONS } from '../support/hostile/computation.js';
import { CONNECTIONS_HELD } from '../support/hostile/connections.js';
import { LOGINS } from '../support/hostile/logins.js';
import { STORAGE } from '../support/hostile/storage.js';
import { WellBehavedTenant } from '../support/hostile/well-behaved-tenant.js';
import { MANAGEMENT_KEY, ManagementClient } from '../support/http/management-client.js';
import { openDescriptors, residentMiB } from '../support/service/process-use.js';
import { isOnPostgres } from '../support/databases/service-database.js';
import { Service } from '../support/service/service.js';

const MAX_EXTRA_MIB = 400;
/** Sockets that wait for their time-out, and files that SQLite keeps for a while. */
const MAX_EXTRA_DESCRIPTORS = 20;
const WAVE_TIMEOUT_MS = 300_000;

const ATTACKS = [...COMPUTATIONS, ...STORAGE, ...CONNECTIONS_HELD, ...LOGINS];

/** What the attacks took is given back within a minute. */
async function expectAtMost(measure: () => number, most: number, unit: string): Promise<void> {
  const what = `the service holds at most ${most} ${unit} once more`;
  await eventually(what, () => measure() <= most, 60_000).catch((error: unknown) => {
    throw new Error(`It holds ${measure()} ${unit}`, { cause: error });
  });
}

describe('a tenant that attacks with all it has', () => {
  /** Only on PostgreSQL; on SQLite the queue is in the process. */
  let redis: RedisServer | undefined;
  let service: Service;
  let hostile: ApiClient;

  beforeAll(async () => {
    if (isOnPostgres()) redis = await RedisServer.start();
    const queue = redis === undefined ? undefined : { REDIS_URL: redis.url };
    service = await Service.start({ env: { MANAGEMENT_KEY, ...queue } });
    const management = new ManagementClient(service.api);
    const key = await management.createProjectWithKey('Hostile');
    hostile = new ApiClient(service.api.url, key);
  });

  afterAll(async () => {
    await service.dispose();
    await redis?.dispose();
  });

  it(
    'stops no other tenant, and leaves nothing behind in the process',
    async () => {
      const idle = { memory: residentMiB(service.pid), descriptors: openDescriptors(service.pid) };
      const tenant = new WellBehavedTenant(service.api);
      const work = tenant.work();

      await Promise.all([
        work,
        Promise.all(ATTACKS.map((attack) => attack.run(hostile))).finally(() => tenant.end()),
      ]);

      const database = isOnPostgres() ? 'PostgreSQL' : 'SQLite';
      const slowest = JSON.stringify(tenant.slowest);
      process.stdout.write(`Slowest beside the attacks on ${database}, ms: ${slowest}\n`);
      expect(tenant.rounds).toBeGreaterThan(0);
      await expectAtMost(() => residentMiB(service.pid), idle.memory + MAX_EXTRA_MIB, 'MiB');
      await expectAtMost(
        () => openDescriptors(service.pid),
        idle.descriptors + MAX_EXTRA_DESCRIPTORS,
        'descriptors',
      );
    },
    WAVE_TIMEOUT_MS,
  );
});
