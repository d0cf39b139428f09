import { DataSource } from 'typeorm';
import { codeOf } from './database-file-error.js';
import { sqliteDriver } from './driver.js';

/** How long a starting process waits for the last one to let go. */
const WAIT_MS = 8_000;

/**
 * Makes this process the only one that works on a SQLite file. The lock is an exclusive transaction
 * on a small file beside the database, so the operating system frees it when the process dies,
 * however it dies: no stale lock, no process id to compare.
 */
export class OwnerLock {
  private readonly holder: DataSource;

  /** @param databaseFile as {@link placeOfDatabase} returns it, or the lock would be on one name of many */
  constructor(private readonly databaseFile: string) {
    this.holder = new DataSource({
      type: 'sqlite',
      driver: sqliteDriver,
      database: `${databaseFile}.owner`,
      busyTimeout: WAIT_MS,
    });
  }

  /**
   * Opens nothing of the database itself.
   * @throws Error when another process has held the file for the whole wait, or the driver's own
   */
  async acquire(): Promise<void> {
    await this.holder.initialize();
    try {
      await this.holder.query('BEGIN EXCLUSIVE');
    } catch (error) {
      await this.holder.destroy();
      if (codeOf(error) !== 'SQLITE_BUSY') throw error;
      throw new Error(
        `Another process is working on ${this.databaseFile}. Stop it first: one process serves a SQLite file.`,
        { cause: error },
      );
    }
  }

  async release(): Promise<void> {
    if (this.holder.isInitialized) await this.holder.destroy();
  }
}
