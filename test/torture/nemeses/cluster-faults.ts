import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresSetup } from '../setups/postgres.js';
import type { Nemesis } from './nemesis.js';

const kill: Nemesis<PostgresSetup> = {
  name: 'kill',
  weight: 6,
  async strike({ services }, { choice, tally }) {
    const service = choice.of(services);
    await sleep(choice.below(300));
    await service.end('SIGKILL');
    tally.kills += 1;
    await service.start();
  },
};

const killAllWorkers: Nemesis<PostgresSetup> = {
  name: 'kill of all workers',
  weight: 1,
  async strike({ workers }, { tally }) {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    tally.kills += workers.length;
    for (const worker of workers) await worker.start();
  },
};

const killAfterAccepted: Nemesis<PostgresSetup> = {
  name: 'kill after 202',
  weight: 2,
  async strike({ apis }, { tally, moments }) {
    await Promise.race([moments.accepted(), sleep(4_000)]);
    await Promise.all(apis.map((api) => api.end('SIGKILL')));
    tally.kills += apis.length;
    for (const api of apis) await api.start();
  },
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

/** What can happen to the processes and servers of a cluster. */
export const CLUSTER_FAULTS: readonly Nemesis<PostgresSetup>[] = [
  kill,
  killAllWorkers,
  killAfterAccepted,
  stop,
  freeze,
  crashPostgres,
  killRedis,
  flushRedis,
  freezeRedis,
];
