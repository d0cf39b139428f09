import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../scripts/support/free-port.js';
import { readRows } from '../../support/databases/database-file.js';
import { checkSqliteFile } from '../checker/check-database.js';
import type { Violation } from '../checker/violation.js';
import { chooseNemeses } from '../nemeses/choose-nemeses.js';
import { DISK_FAULTS } from '../nemeses/disk-faults.js';
import { KILLS } from '../nemeses/kills.js';
import type { Blow, Nemesis } from '../nemeses/nemesis.js';
import { sweep } from '../nemeses/sweep.js';
import { DiskControl } from '../power/disk-control.js';
import { diskLibrary } from '../power/disk-library.js';
import { cutPower } from '../power/power-cut.js';
import { ServiceProcess } from '../service-process.js';
import type { Choice } from '../stream/choice.js';
import type { Tally } from '../tally.js';
import { disposeFiles, MANAGEMENT_KEY, type Setup, type SetupOptions } from './setup.js';

const DATABASE = 'vouchsafe.db';
const FILES = [
  DATABASE,
  `${DATABASE}-wal`,
  `${DATABASE}-shm`,
  `${DATABASE}.owner`,
  `${DATABASE}.owner-journal`,
];

/** One service on a SQLite file, with its queue in the process. */
export class SqliteSetup implements Setup {
  private constructor(
    private readonly root: string,
    readonly service: ServiceProcess,
    readonly control: DiskControl,
    private readonly nemeses: readonly Nemesis<SqliteSetup>[],
  ) {}

  static async start({ build, nemeses }: SetupOptions): Promise<SqliteSetup> {
    const root = mkdtempSync(join(tmpdir(), 'vouchsafe-torture-'));
    for (const name of ['data', 'disk']) mkdirSync(join(root, name));
    const control = new DiskControl(join(root, 'control'));
    const library = diskLibrary();
    const env = {
      DATABASE_URL: `sqlite:${join(root, 'data', DATABASE)}`,
      MANAGEMENT_KEY,
      ...(library !== null && {
        LD_PRELOAD: library,
        TORTURE_FOLDER: join(root, 'data'),
        TORTURE_LOGS: join(root, 'disk'),
        TORTURE_CONTROL: control.path,
      }),
    };
    const logFile = join(root, 'service.log');
    const service = new ServiceProcess({ build, port: await freePort(), logFile, env });
    const chosen = chooseNemeses([...KILLS, ...DISK_FAULTS, sweep], nemeses, library !== null);
    const setup = new SqliteSetup(root, service, control, chosen);
    await service.start();
    return setup;
  }

  readonly read: Setup['read'] = (sql, values) =>
    readRows(join(this.root, 'data', DATABASE), sql, values);

  url(): string {
    return this.service.url;
  }

  async strike(blow: Blow): Promise<void> {
    const nemesis = blow.choice.weighted(this.nemeses);
    blow.tally.count(nemesis.name);
    await nemesis.strike(this, blow);
  }

  /** Starts the service on a disk that works. */
  async start(): Promise<void> {
    this.control.heal();
    await this.service.start();
  }

  async kill(tally: Tally): Promise<void> {
    await this.service.end('SIGKILL');
    tally.kills += 1;
  }

  /** Ends the service and leaves of its files what the disk has. */
  async cutPower(choice: Choice, tally: Tally): Promise<void> {
    await this.service.end('SIGKILL');
    const { unsynced } = cutPower(join(this.root, 'data'), join(this.root, 'disk'), choice.random);
    tally.kills += 1;
    tally.powerCuts += 1;
    if (unsynced > 0) tally.powerCutsWithUnsynced += 1;
  }

  async heal(): Promise<void> {
    this.control.heal();
    if (!this.service.isRunning) await this.service.start();
  }

  async checkPlace(): Promise<Violation[]> {
    const accidents = this.service.accidents.map((what) => ({ kind: 'stuck' as const, what }));
    return [...accidents, ...(await checkSqliteFile(this.read, join(this.root, 'data'), FILES))];
  }

  async dispose(how: { keepFiles: boolean }): Promise<void> {
    await this.service.end('SIGKILL');
    this.control.close();
    disposeFiles(this.root, how);
  }
}
