import { chmodSync, mkdtempSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../scripts/support/free-port.js';
import { PostgresProcess, queryPostgres } from '../../../scripts/support/postgres-process.js';
import { RedisServer } from '../../../scripts/support/redis-server.js';
import type { Violation } from '../checker/violation.js';
import { chooseNemeses } from '../nemeses/choose-nemeses.js';
import { CLUSTER_FAULTS } from '../nemeses/cluster-faults.js';
import type { Blow, Nemesis } from '../nemeses/nemesis.js';
import { DiskControl } from '../power/disk-control.js';
import { diskLibrary } from '../power/disk-library.js';
import { ServiceProcess } from '../service-process.js';
import { disposeFiles, MANAGEMENT_KEY, type Setup, type SetupOptions } from './setup.js';

/** The machine stays: what the server wrote survives its end without a sync. */
const SETTINGS = ['fsync=off', 'max_connections=200'];
const ROLES = ['api', 'api', 'worker', 'worker'] as const;

/** Two processes that accept and two that work, on one PostgreSQL and one Redis. */
export class PostgresSetup implements Setup {
  private constructor(
    private readonly root: string,
    readonly postgres: PostgresProcess,
    readonly redis: RedisServer,
    readonly apis: readonly ServiceProcess[],
    readonly workers: readonly ServiceProcess[],
    /** Of PostgreSQL, the disk too. */
    readonly database: DiskControl,
    /** Of all processes, each on a machine of its own. */
    readonly clocks: readonly DiskControl[],
    private readonly nemeses: readonly Nemesis<PostgresSetup>[],
  ) {}

  static async start({ build, nemeses }: SetupOptions): Promise<PostgresSetup> {
    const root = mkdtempSync(join(tmpdir(), 'vouchsafe-torture-'));
    chmodSync(root, 0o711);
    const library = diskLibrary();
    const chosen = chooseNemeses(CLUSTER_FAULTS, nemeses, library !== null);
    const steered = ({ path }: DiskControl): Record<string, string> =>
      library === null ? {} : { LD_PRELOAD: library, TORTURE_CONTROL: path };
    const database = new DiskControl(join(root, 'postgres.control'));
    const clocks = [database];
    const postgres = await PostgresProcess.start(SETTINGS, {
      ...steered(database),
      TORTURE_NO_GROWTH: '1',
    });
    const redis = await RedisServer.start();
    const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.url, MANAGEMENT_KEY };
    const services: ServiceProcess[] = [];
    for (const [n, ROLE] of ROLES.entries()) {
      const place = join(root, `${ROLE}-${n}`);
      const clock = new DiskControl(`${place}.control`);
      const options = { build, port: await freePort(), logFile: `${place}.log` };
      services.push(new ServiceProcess({ ...options, env: { ...env, ...steered(clock), ROLE } }));
      clocks.push(clock);
    }
    const [apis, workers] = [services.slice(0, 2), services.slice(2)];
    const machines = [database, clocks] as const;
    const setup = new PostgresSetup(root, postgres, redis, apis, workers, ...machines, chosen);
    for (const service of services) await service.start();
    return setup;
  }

  readonly read: Setup['read'] = (sql, values = []) => {
    let parameter = 0;
    const numbered = sql.replaceAll('?', () => `$${(parameter += 1)}`);
    return queryPostgres(this.postgres.url, numbered, values);
  };

  get services(): readonly ServiceProcess[] {
    return [...this.apis, ...this.workers];
  }

  url(client: number): string {
    return this.apis[client % this.apis.length]?.url ?? '';
  }

  async strike(blow: Blow): Promise<void> {
    const nemesis = blow.choice.weighted(this.nemeses);
    blow.tally.count(nemesis.name);
    await nemesis.strike(this, blow);
  }

  /** Gives PostgreSQL its disk back, and starts it again where it could not go on without. */
  async freeSpace(): Promise<void> {
    this.database.setFull(false);
    while ((await this.read('SELECT 1').catch(() => null)) === null) {
      if (this.postgres.pid === undefined) await this.postgres.boot();
      await sleep(50);
    }
  }

  async heal(): Promise<void> {
    await this.freeSpace();
    for (const service of this.services) {
      service.signal('SIGCONT');
      if (!service.isRunning) await service.start();
    }
  }

  checkPlace(): Promise<Violation[]> {
    const accidents = this.services.flatMap((service) => service.accidents);
    return Promise.resolve(accidents.map((what) => ({ kind: 'stuck' as const, what })));
  }

  async dispose(how: { keepFiles: boolean }): Promise<void> {
    for (const service of this.services) await service.end('SIGKILL');
    await this.redis.dispose();
    await this.postgres.dispose();
    for (const clock of this.clocks) clock.close();
    disposeFiles(this.root, how);
  }
}
