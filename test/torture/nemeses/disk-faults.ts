import { setTimeout as sleep } from 'node:timers/promises';
import type { SqliteSetup } from '../setups/sqlite.js';
import { CLOCK_STEPS_MS, type Nemesis } from './nemesis.js';

const PATIENCE_MS = 4_000;

const powerCut: Nemesis<SqliteSetup> = {
  name: 'power cut',
  weight: 4,
  needsDisk: true,
  async strike(setup, { choice, tally, moments }) {
    if (choice.chance(0.5)) await sleep(choice.below(300));
    else await Promise.race([moments.accepted(), sleep(PATIENCE_MS)]);
    await setup.cutPower(choice, tally);
    await setup.start();
  },
};

const powerCutAtWrite: Nemesis<SqliteSetup> = {
  name: 'power cut at a write',
  weight: 4,
  needsDisk: true,
  async strike(setup, { choice, tally }) {
    setup.service.expectEnd();
    setup.control.strikeAt('write', 1 + choice.below(150), 'kill');
    await Promise.race([setup.service.ended(), sleep(PATIENCE_MS)]);
    await setup.cutPower(choice, tally);
    await setup.start();
  },
};

const fullDisk: Nemesis<SqliteSetup> = {
  name: 'full disk',
  weight: 1,
  needsDisk: true,
  async strike({ control }, { choice }) {
    control.setFull(true);
    await sleep(100 + choice.below(900));
    control.setFull(false);
  },
};

/** One write fails, somewhere within a commit or a checkpoint. */
const failedWrite: Nemesis<SqliteSetup> = {
  name: 'failed write',
  weight: 2,
  needsDisk: true,
  async strike({ control }, { choice }) {
    control.strikeAt('write', 1 + choice.below(100), choice.chance(0.5) ? 'EIO' : 'ENOSPC');
    await sleep(300);
    control.heal();
  },
};

/** One sync fails, which loses what waited for it, and the power goes soon after or later. */
const failedSync: Nemesis<SqliteSetup> = {
  name: 'failed sync',
  weight: 2,
  needsDisk: true,
  async strike(setup, { choice, tally }) {
    setup.service.expectEnd();
    setup.control.strikeAt('sync', 1 + choice.below(6), choice.chance(0.5) ? 'EIO' : 'ENOSPC');
    await sleep(100 + choice.below(1_500));
    await setup.cutPower(choice, tally);
    await setup.start();
  },
};

/** The clock of the machine steps by up to an hour, to either side of the right time. */
const clockStep: Nemesis<SqliteSetup> = {
  name: 'clock step',
  weight: 1,
  needsDisk: true,
  strike({ control }, { choice }) {
    control.setClock(choice.of(CLOCK_STEPS_MS));
    return Promise.resolve();
  },
};

/** What a disk and a clock can do to the service on SQLite. */
export const DISK_FAULTS: readonly Nemesis<SqliteSetup>[] = [
  powerCut,
  powerCutAtWrite,
  fullDisk,
  failedWrite,
  failedSync,
  clockStep,
];
