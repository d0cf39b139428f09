import { access } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import type { Database } from '../database.js';
import type { Lanes } from '../lanes/lane-rules.js';
import { checkSqlite } from './boot-checks.js';
import { explainSqliteError } from './database-file-error.js';
import { placeOfDatabase } from './database-place.js';
import { filesOpenToOthers } from './file-modes.js';
import { isMigrated, migrateSqlite } from './migrate.js';
import { OwnerLock } from './owner-lock.js';
import { rewriteWal } from './rewrite-wal.js';
import { openSqlite, sqliteDataSource } from './sqlite-data-source.js';
import { SqliteLanes } from './sqlite-lanes.js';
import { SQLITE_LOCKS } from './sqlite-locks.js';
import { SqliteTransactionRunner } from './sqlite-transaction-runner.js';
import { SqliteWriter } from './sqlite-writer.js';
import { SyncWatch } from './sync-watch.js';
import { WalCheckpointer } from './wal-checkpointer.js';

/** A SQLite file that this process alone works on: one connection that writes, one that tidies the WAL, and readers. */
export class SqliteDatabase implements Database {
  readonly dialect = 'sqlite';
  readonly isExclusive = true;
  readonly locks = SQLITE_LOCKS;
  readonly reader: DataSource;
  readonly jobReader: DataSource;
  readonly reportReader: DataSource;
  readonly longReader: DataSource;
  readonly lanes: Lanes;
  readonly transactions: SqliteTransactionRunner;
  private readonly readers: readonly DataSource[];
  private readonly checkpointer: WalCheckpointer;

  private constructor(
    private readonly file: string,
    private readonly lock: OwnerLock,
    private readonly writer: DataSource,
    private readonly syncs: SyncWatch,
  ) {
    this.reader = sqliteDataSource(file);
    this.jobReader = sqliteDataSource(file);
    this.reportReader = sqliteDataSource(file);
    this.longReader = sqliteDataSource(file);
    const { lanes, sources } = new SqliteLanes(file);
    this.lanes = lanes;
    this.readers = [this.reader, this.jobReader, this.reportReader, this.longReader, ...sources];
    this.checkpointer = new WalCheckpointer(file, syncs);
    this.transactions = new SqliteTransactionRunner(
      new SqliteWriter(writer, syncs, () => this.checkpointer.noteCommit()),
    );
  }

  /**
   * Opens or creates the file, checks that it is safe, and migrates it.
   * @param onFailedSync called once, when a sync of the database fails: every write is refused from then on, and the
   * process must end
   * @throws Error naming the file and the cause; nothing stays open then, unless a sync failed.
   */
  static async open(
    file: string,
    onFailedSync: (error: unknown) => void = () => undefined,
  ): Promise<SqliteDatabase> {
    const place = placeOfDatabase(file);
    try {
      const lock = new OwnerLock(place);
      await lock.acquire();
      return await SqliteDatabase.openOwned(place, lock, new SyncWatch(onFailedSync));
    } catch (error) {
      throw explainSqliteError(place, error);
    }
  }

  private static async openOwned(
    place: string,
    lock: OwnerLock,
    syncs: SyncWatch,
  ): Promise<SqliteDatabase> {
    const writer = sqliteDataSource(place);
    const database = new SqliteDatabase(place, lock, writer, syncs);
    try {
      await rewriteWal(place);
      await openSqlite(writer);
      await checkSqlite(writer);
      await migrateSqlite(writer, place);
      for (const reader of database.readers) {
        await openSqlite(reader);
        await reader.query('PRAGMA query_only = ON');
      }
      await database.checkpointer.start();
      return database;
    } catch (error) {
      syncs.note(error);
      await database.close();
      throw error;
    }
  }

  /** A file that was deleted or moved would take writes that nobody finds again, so it is looked for. */
  async ping(): Promise<boolean> {
    return Promise.all([
      access(this.file),
      this.reader.query('SELECT 1 FROM sqlite_schema LIMIT 1'),
    ]).then(
      () => true,
      () => false,
    );
  }

  /** The files of the database that other users of the machine may read. */
  filesOpenToOthers(): string[] {
    return filesOpenToOthers(this.file);
  }

  isMigrated(): Promise<boolean> {
    return isMigrated(this.reader);
  }

  /**
   * Not after a failed sync: the connection that closes last copies the WAL into the database, which with a hole in the
   * WAL on the disk would be a mixture of two moments.
   */
  async close(): Promise<void> {
    if (this.syncs.firstFailure !== undefined) return;
    await this.checkpointer.close();
    for (const source of [...this.readers, this.writer]) {
      if (source.isInitialized) await source.destroy();
    }
    this.transactions.end();
    await this.lock.release();
  }
}
