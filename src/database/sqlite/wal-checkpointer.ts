import { PeriodicTask } from '../../runtime/periodic-task.js';
import { openSqlite, sqliteDataSource } from './sqlite-data-source.js';

/** Several chunks: each pass waits for the disk twice, however little there is to copy. */
const EVERY_MS = 100;

/**
 * Copies what was committed from the WAL into the database, on a connection of its own and while others go on.
 * Left to SQLite, the commit that finds the WAL long does it before it returns: W to DONE took 13 % more time with
 * that, and its 202 a third more. The writer still does it when the WAL is very long, see {@link openSqlite}.
 */
export class WalCheckpointer {
  private readonly source;
  private readonly task = new PeriodicTask('wal-checkpoint', EVERY_MS, () => this.checkpoint());
  private isNeeded = false;

  constructor(file: string) {
    this.source = sqliteDataSource(file);
  }

  async start(): Promise<void> {
    await openSqlite(this.source);
    this.task.start();
  }

  /** Says that a transaction was committed. */
  noteCommit(): void {
    this.isNeeded = true;
  }

  async close(): Promise<void> {
    await this.task.stop();
    if (this.source.isInitialized) await this.source.destroy();
  }

  /** PASSIVE waits for nobody, and leaves what a reader still needs for the next pass. */
  private async checkpoint(): Promise<void> {
    if (!this.isNeeded) return;
    this.isNeeded = false;
    await this.source.query('PRAGMA wal_checkpoint(PASSIVE)');
  }
}
