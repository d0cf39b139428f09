import { RedisServer } from '../../../scripts/support/redis-server.js';
import { eventually } from '../eventually.js';
import { MANAGEMENT_KEY } from '../http/management-client.js';
import { Service } from './service.js';

/** Two processes that accept and three that work, on one PostgreSQL and one Redis. */
export class Cluster {
  private constructor(
    readonly redis: RedisServer,
    readonly apis: readonly [Service, Service],
    readonly workers: readonly Service[],
  ) {}

  static async start(): Promise<Cluster> {
    const redis = await RedisServer.start();
    const first = await startRole(redis, 'api');
    const second = await startRole(redis, 'api', first.directory);
    const workers: Service[] = [];
    for (let more = 0; more < 3; more += 1) {
      workers.push(await startRole(redis, 'worker', first.directory));
    }
    return new Cluster(redis, [first, second], workers);
  }

  /** The process that accepts the n-th request: they take turns. */
  api(n: number): Service {
    return this.apis[n % 2 === 0 ? 0 : 1];
  }

  /** The worker that holds a lease at this moment; resolves once one does. */
  async holder(): Promise<Service> {
    let found: Service | undefined;
    await eventually('a worker holds a lease', async () => {
      const [lease] = await this.leases('WHERE expires_at > 0');
      found = this.workers.find(({ pid }) => lease?.owner.includes(`:${pid}:`));
      return found !== undefined;
    });
    if (found === undefined) throw new Error('The worker was found and lost');
    return found;
  }

  /** Resolves once another worker has got the lease that this one had. */
  async takenOverFrom(worker: Service): Promise<void> {
    await eventually(
      'another worker has taken over',
      async () => {
        const leases = await this.leases();
        return leases.length > 0 && !leases.some(({ owner }) => owner.includes(`:${worker.pid}:`));
      },
      30_000,
    );
  }

  async dispose(): Promise<void> {
    for (const service of [...this.workers, this.apis[1]]) await service.stop('SIGKILL');
    await this.apis[0].dispose();
    await this.redis.dispose();
  }

  private leases(which = ''): Promise<{ owner: string }[]> {
    return this.apis[0].database.read(`SELECT owner FROM project_leases ${which}`);
  }
}

function startRole(redis: RedisServer, role: string, directory?: string): Promise<Service> {
  return Service.start({ directory, env: { ROLE: role, REDIS_URL: redis.url, MANAGEMENT_KEY } });
}
