import { setTimeout as sleep } from 'node:timers/promises';
import { DISK_ACTS, type DiskAct } from '../power/disk-control.js';
import type { SqliteSetup } from '../setups/sqlite.js';
import type { Nemesis } from './nemesis.js';

const PATIENCE_MS = 4_000;
const POLL_MS = 20;
const ACTS = Object.keys(DISK_ACTS) as DiskAct[];

/** Strikes once at each of the first writes or syncs after a start, with each fault in turn, one after the other. */
function sweep(what: 'write' | 'sync', max: number): Nemesis<SqliteSetup> {
  let strikes = 0;
  return {
    name: `sweep of ${what}s`,
    weight: max,
    needsDisk: true,
    onRequest: true,
    async strike(setup, { tally }) {
      const act = ACTS[strikes % ACTS.length] ?? 'kill';
      const n = (Math.floor(strikes / ACTS.length) % max) + 1;
      strikes += 1;
      await setup.kill(tally);
      setup.control.strikeAt(what, n, act);
      setup.service.spawn();
      setup.service.expectEnd();
      const until = performance.now() + PATIENCE_MS;
      while (!setup.control.hasStruck(what) && performance.now() < until) await sleep(POLL_MS);
      // Time for an answer that says what the fault did.
      await sleep(5 * POLL_MS);
      await setup.kill(tally);
      await setup.start();
    },
  };
}

/** The writes and syncs of a start and of the work after it, each with a kill, a disk error and a full disk. */
export const SWEEPS: readonly Nemesis<SqliteSetup>[] = [sweep('write', 300), sweep('sync', 60)];
