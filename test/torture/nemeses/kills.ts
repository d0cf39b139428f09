import { setTimeout as sleep } from 'node:timers/promises';
import type { SqliteSetup } from '../setups/sqlite.js';
import type { Nemesis } from './nemesis.js';

/** How long a kill that waits for a write or a sync waits for one. */
const PATIENCE_MS = 4_000;

const killAtOnce: Nemesis<SqliteSetup> = {
  name: 'kill',
  weight: 5,
  async strike(setup, { choice, tally }) {
    await sleep(choice.below(300));
    await setup.kill(tally);
    await setup.start();
  },
};

const killAfterAccepted: Nemesis<SqliteSetup> = {
  name: 'kill after 202',
  weight: 3,
  async strike(setup, { tally, moments }) {
    await Promise.race([moments.accepted(), sleep(PATIENCE_MS)]);
    await setup.kill(tally);
    await setup.start();
  },
};

/** Kills before the n-th write or sync, somewhere within a commit or a checkpoint. */
const killAt = (what: 'write' | 'sync', max: number): Nemesis<SqliteSetup> => ({
  name: `kill at a ${what}`,
  weight: 3,
  needsDisk: true,
  async strike(setup, { choice, tally }) {
    setup.service.expectEnd();
    setup.control.strikeAt(what, 1 + choice.below(max), 'kill');
    await Promise.race([setup.service.ended(), sleep(PATIENCE_MS)]);
    await setup.kill(tally);
    await setup.start();
  },
});

const killWhileStarting: Nemesis<SqliteSetup> = {
  name: 'kill while it starts',
  weight: 2,
  async strike(setup, { choice, tally }) {
    await setup.kill(tally);
    setup.service.spawn();
    await sleep(choice.below(1_200));
    await setup.kill(tally);
    await setup.start();
  },
};

const killWhileStopping: Nemesis<SqliteSetup> = {
  name: 'kill while it stops',
  weight: 1,
  async strike(setup, { choice, tally }) {
    setup.service.expectEnd();
    setup.service.signal('SIGTERM');
    await sleep(choice.below(60));
    await setup.kill(tally);
    await setup.start();
  },
};

const stop: Nemesis<SqliteSetup> = {
  name: 'SIGTERM',
  weight: 1,
  async strike(setup) {
    await setup.service.end('SIGTERM');
    await setup.start();
  },
};

const freeze: Nemesis<SqliteSetup> = {
  name: 'SIGSTOP and SIGCONT',
  weight: 1,
  async strike({ service }, { choice }) {
    service.signal('SIGSTOP');
    await sleep(200 + choice.below(1_500));
    service.signal('SIGCONT');
  },
};

/** Ends of the process on SQLite, at any moment and at chosen ones. */
export const KILLS: readonly Nemesis<SqliteSetup>[] = [
  killAtOnce,
  killAfterAccepted,
  killAt('write', 120),
  killAt('sync', 12),
  killWhileStarting,
  killWhileStopping,
  stop,
  freeze,
];
