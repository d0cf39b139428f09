import { PeriodicTask } from '../../runtime/periodic-task.js';
import { openSqlite, sqliteDataSource } from './sqlite-data-source.js';
import type { SyncWatch } from './sync-watch.js';

/** Several chunks: each pass waits for the disk twice, however little there is to copy. */
const EVERY_MS = 100;

/** 64 MB: beyond, a commit waits for a pass, so that the WAL stays bounded while commits come without a pause. */
const MAX_WAL_PAGES = 16_384;

/**
 * Copies what was committed from the WAL into the database, on a connection of its own and while others go on.
 * Left to SQLite, the commit that finds the WAL long does it before it returns: W to DONE took 13 % more time with
 * that, and its 202 a third more.
 */
export class WalCheckpointer {
  private readonly source;
  private readonly task = new PeriodicTask('wal-checkpoint', EVERY_MS, () => this.checkpoint());
  private isNeeded = false;
  /** In the WAL at the end of the last pass. */
  private walPages = 0;

  constructor(
    file: string,
    private readonly syncs: SyncWatch,
  ) {
    this.source = sqliteDataSource(file);
  }

  async start(): Promise<void> {
    await openSqlite(this.source);
    this.task.start();
  }

  /** Call it after each commit. Resolves when the next transaction may begin: at once, unless the WAL is very long. */
  async noteCommit(): Promise<void> {
    this.isNeeded = true;
    if (this.walPages < MAX_WAL_PAGES) return;
    // The commit is done, whatever comes of this: the next commit tries again, and the next pass says what is wrong.
    await this.checkpoint().catch(() => (this.isNeeded = true));
  }

  async close(): Promise<void> {
    await this.task.stop();
    if (this.source.isInitialized) await this.source.destroy();
  }

  /** PASSIVE waits for nobody, and leaves what a reader still needs for the next pass. */
  private async checkpoint(): Promise<void> {
    if (!this.isNeeded || this.syncs.firstFailure !== undefined) return;
    this.isNeeded = false;
    try {
      const [pass] = await this.source.query<{ log: number }[]>('PRAGMA wal_checkpoint(PASSIVE)');
      this.walPages = pass?.log ?? 0;
    } catch (error) {
      if (!this.syncs.note(error)) throw error;
    }
  }
}
