import { setTimeout as sleep } from 'node:timers/promises';
import { DISK_ACTS, type DiskAct } from '../power/disk-control.js';
import type { SqliteSetup } from '../setups/sqlite.js';
import type { Nemesis } from './nemesis.js';

const PATIENCE_MS = 8_000;
const POLL_MS = 20;

/** How many of the first writes and syncs after a start are struck. */
const FIRST = { write: 300, sync: 60 } as const;

interface Place {
  readonly what: 'write' | 'sync';
  readonly n: number;
  readonly act: DiskAct;
}

const PLACES: readonly Place[] = (['write', 'sync'] as const).flatMap((what) =>
  Array.from({ length: FIRST[what] }, (_, at) => at + 1).flatMap((n) =>
    (Object.keys(DISK_ACTS) as DiskAct[]).map((act) => ({ what, n, act })),
  ),
);

let next = 0;

/**
 * Strikes at each of the first writes and syncs after a start, one after the other, with a kill, an error of the disk
 * and a full disk. A sync that fails is followed by a power cut. A place that the work does not reach in time is
 * struck again.
 */
export const sweep: Nemesis<SqliteSetup> = {
  name: 'sweep',
  weight: 1,
  needsDisk: true,
  onRequest: true,
  async strike(setup, { choice, tally }) {
    const { what, n, act } = PLACES[next % PLACES.length] as Place;
    await setup.kill(tally);
    setup.control.strikeAt(what, n, act);
    setup.service.spawn();
    setup.service.expectEnd();
    const until = performance.now() + PATIENCE_MS;
    while (!setup.control.hasStruck(what) && performance.now() < until) await sleep(POLL_MS);
    if (setup.control.hasStruck(what)) {
      next += 1;
      tally.swept += 1;
    }
    // Time for an answer that says what the fault did.
    await sleep(5 * POLL_MS);
    if (what === 'sync' && act !== 'kill') await setup.cutPower(choice, tally);
    else await setup.kill(tally);
    await setup.start();
  },
};
