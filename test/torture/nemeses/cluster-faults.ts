import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresSetup } from '../setups/postgres.js';
import type { ServiceProcess } from '../service-process.js';
import type { Tally } from '../tally.js';
import { CLOCK_STEPS_MS, type Nemesis } from './nemesis.js';

/** Kills processes at the same moment. */
async function killAndStart(services: readonly ServiceProcess[], tally: Tally): Promise<void> {
  await Promise.all(services.map((service) => service.end('SIGKILL')));
  tally.kills += services.length;
  await Promise.all(services.map((service) => service.start()));
}

const kill: Nemesis<PostgresSetup> = {
  name: 'kill',
  weight: 6,
  async strike({ services }, { choice, tally }) {
    const service = choice.of(services);
    await sleep(choice.below(300));
    await killAndStart([service], tally);
  },
};

const killAllWorkers: Nemesis<PostgresSetup> = {
  name: 'kill of all workers',
  weight: 1,
  async strike({ workers }, { tally }) {
    await killAndStart(workers, tally);
  },
};

const killAfterAccepted: Nemesis<PostgresSetup> = {
  name: 'kill after 202',
  weight: 2,
  async strike({ apis }, { tally, moments }) {
    await Promise.race([moments.accepted(), sleep(4_000)]);
    await killAndStart(apis, tally);
  },
};

const killAll: Nemesis<PostgresSetup> = {
  name: 'kill of all processes',
  weight: 1,
  strike: ({ services }, { tally }) => killAndStart(services, tally),
};

const stop: Nemesis<PostgresSetup> = {
  name: 'SIGTERM',
  weight: 1,
  async strike({ services }, { choice }) {
    const service = choice.of(services);
    await service.end('SIGTERM');
    await service.start();
  },
};

/** Now and then for longer than a lease lasts, so that another worker takes over from one that wakes up again. */
const freeze: Nemesis<PostgresSetup> = {
  name: 'SIGSTOP and SIGCONT',
  weight: 2,
  async strike({ services }, { choice }) {
    const service = choice.of(services);
    service.signal('SIGSTOP');
    await sleep(choice.chance(0.3) ? 6_000 : choice.below(1_500));
    service.signal('SIGCONT');
  },
};

const crashPostgres: Nemesis<PostgresSetup> = {
  name: 'crash of PostgreSQL',
  weight: 1,
  async strike({ postgres }, { choice }) {
    await postgres.stop();
    await sleep(choice.below(800));
    await postgres.boot();
  },
};

const killRedis: Nemesis<PostgresSetup> = {
  name: 'kill of Redis',
  weight: 1,
  async strike({ redis }, { choice }) {
    await redis.kill();
    await sleep(choice.below(1_500));
    await redis.start();
  },
};

const flushRedis: Nemesis<PostgresSetup> = {
  name: 'FLUSHALL',
  weight: 1,
  strike: ({ redis }) => redis.flush(),
};

const freezeRedis: Nemesis<PostgresSetup> = {
  name: 'silent Redis',
  weight: 1,
  async strike({ redis }, { choice }) {
    redis.signal('SIGSTOP');
    await sleep(choice.below(2_000));
    redis.signal('SIGCONT');
  },
};

/** Nothing that PostgreSQL has can grow: not its tables, and not its log, for which it ends itself. */
const fullDisk: Nemesis<PostgresSetup> = {
  name: 'full disk of PostgreSQL',
  weight: 1,
  needsDisk: true,
  async strike(setup, { choice }) {
    setup.database.setFull(true);
    await sleep(300 + choice.below(1_500));
    await setup.freeSpace();
  },
};

/** The clock of one machine steps by up to an hour, to either side of the right time. */
const clockStep: Nemesis<PostgresSetup> = {
  name: 'clock step',
  weight: 2,
  needsDisk: true,
  strike({ clocks }, { choice }) {
    choice.of(clocks).setClock(choice.of(CLOCK_STEPS_MS));
    return Promise.resolve();
  },
};

/** What can happen to the processes and servers of a cluster. */
export const CLUSTER_FAULTS: readonly Nemesis<PostgresSetup>[] = [
  kill,
  killAllWorkers,
  killAfterAccepted,
  killAll,
  stop,
  freeze,
  crashPostgres,
  killRedis,
  flushRedis,
  freezeRedis,
  fullDisk,
  clockStep,
];
