import { mkdirSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Database } from '../database.js';
import type { Lanes } from '../lanes/lane-rules.js';
import { checkSqlite } from './boot-checks.js';
import { filesOpenToOthers } from './file-modes.js';
import { isMigrated, migrateSqlite } from './migrate.js';
import { OwnerLock } from './owner-lock.js';
import { openSqlite, sqliteDataSource } from './sqlite-data-source.js';
import { SqliteLanes } from './sqlite-lanes.js';
import { SQLITE_LOCKS } from './sqlite-locks.js';
import { SqliteTransactionRunner } from './sqlite-transaction-runner.js';
import { WalCheckpointer } from './wal-checkpointer.js';

/** A SQLite file that this process alone works on: one connection that writes, one that tidies the WAL, and readers. */
export class SqliteDatabase implements Database {
  readonly dialect = 'sqlite';
  readonly isExclusive = true;
  readonly locks = SQLITE_LOCKS;
  readonly reader: DataSource;
  readonly jobReader: DataSource;
  readonly reportReader: DataSource;
  readonly scanner: DataSource;
  readonly lanes: Lanes;
  readonly transactions: SqliteTransactionRunner;
  private readonly readers: readonly DataSource[];
  private readonly checkpointer: WalCheckpointer;

  private constructor(
    private readonly file: string,
    private readonly lock: OwnerLock,
    private readonly writer: DataSource,
  ) {
    this.reader = sqliteDataSource(file);
    this.jobReader = sqliteDataSource(file);
    this.reportReader = sqliteDataSource(file);
    this.scanner = sqliteDataSource(file);
    const { lanes, sources } = new SqliteLanes(file);
    this.lanes = lanes;
    this.readers = [this.reader, this.jobReader, this.reportReader, this.scanner, ...sources];
    this.checkpointer = new WalCheckpointer(file);
    this.transactions = new SqliteTransactionRunner(writer, () => this.checkpointer.noteCommit());
  }

  /**
   * Opens or creates the file, checks that it is safe, and migrates it.
   * @throws Error naming the file and the cause; nothing stays open then.
   */
  static async open(file: string): Promise<SqliteDatabase> {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const lock = new OwnerLock(file);
    await lock.acquire();
    const writer = sqliteDataSource(file);
    const database = new SqliteDatabase(file, lock, writer);
    try {
      await openSqlite(writer);
      await checkSqlite(writer);
      await migrateSqlite(writer, file);
      for (const reader of database.readers) {
        await openSqlite(reader);
        await reader.query('PRAGMA query_only = ON');
      }
      await database.checkpointer.start();
      return database;
    } catch (error) {
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

  async close(): Promise<void> {
    await this.checkpointer.close();
    for (const source of [...this.readers, this.writer]) {
      if (source.isInitialized) await source.destroy();
    }
    this.transactions.end();
    await this.lock.release();
  }
}
