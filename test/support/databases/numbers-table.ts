import type { DataSource } from 'typeorm';
import { openSqlite, sqliteDataSource } from '../../../src/database/sqlite/sqlite-data-source.js';
import { SqliteTransactionRunner } from '../../../src/database/sqlite/sqlite-transaction-runner.js';
import { SqliteWriter } from '../../../src/database/sqlite/sqlite-writer.js';
import { SyncWatch } from '../../../src/database/sqlite/sync-watch.js';
import type { Durability, Length, Transaction } from '../../../src/database/transaction.js';
import { managerOf } from '../../../src/database/typeorm-transaction.js';
import { temporaryFolder } from '../machine/temporary-folder.js';

/** Unique numbers on a file of their own. One whose parent is missing fails the commit, not the statement. */
const TABLE = `CREATE TABLE numbers (number INTEGER PRIMARY KEY,
  parent INTEGER REFERENCES numbers DEFERRABLE INITIALLY DEFERRED)`;

/** The writer of a database with one table, whose commits are counted and whose clock the test moves. */
export class NumbersTable {
  commits = 0;
  nowMs = 0;
  private readonly transactions: SqliteTransactionRunner;

  private constructor(
    private readonly folder: ReturnType<typeof temporaryFolder>,
    private readonly source: DataSource,
  ) {
    const syncs = new SyncWatch(() => undefined);
    const noteCommit = () => Promise.resolve(void (this.commits += 1));
    const writer = new SqliteWriter(source, syncs, noteCommit);
    this.transactions = new SqliteTransactionRunner(writer, () => this.nowMs);
  }

  static async open(): Promise<NumbersTable> {
    const folder = temporaryFolder();
    const source = sqliteDataSource(folder.file('numbers.db'));
    await openSqlite(source);
    await source.query(TABLE);
    return new NumbersTable(folder, source);
  }

  run<T>(
    work: (tx: Transaction) => Promise<T>,
    durability?: Durability,
    length?: Length,
  ): Promise<T> {
    return this.transactions.run(work, durability, length);
  }

  async add(tx: Transaction, number: number, parent: number | null = null): Promise<void> {
    await managerOf(tx).query('INSERT INTO numbers VALUES (?, ?)', [number, parent]);
  }

  /** Only while nothing runs. */
  async numbers(): Promise<number[]> {
    const rows = await this.source.query<{ number: number }[]>(
      'SELECT number FROM numbers ORDER BY number',
    );
    return rows.map(({ number }) => number);
  }

  /** No more than this fits in the database. */
  limitPages(pages: number): Promise<unknown> {
    return this.source.query(`PRAGMA max_page_count = ${pages}`);
  }

  async dispose(): Promise<void> {
    await this.source.destroy();
    this.folder.remove();
  }
}
