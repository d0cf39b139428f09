import type { DataSource } from 'typeorm';
import type { Database } from '../database.js';
import type { TransactionRunner } from '../transaction.js';
import { checkPostgres } from './boot-checks.js';
import { isMigrated, migratePostgres } from './migrate.js';
import { postgresDataSource } from './postgres-data-source.js';
import { POSTGRES_LOCKS } from './postgres-locks.js';
import { PostgresTransactionRunner } from './postgres-transaction-runner.js';

/**
 * Every statement of a transaction or a look-up is bounded in rows, so none of them is slow in health. A process
 * that freezes inside of a transaction keeps its line locked until the server ends that transaction: together with
 * the lease and the sweeper this has to stay under fifteen seconds.
 */
const SHORT = { statementMs: 5_000, lockMs: 4_000, idleTransactionMs: 8_000 };
/** A count over a large project takes its time, and a second process may need connections too. */
const LONG = { connections: 4, statementMs: 60_000, lockMs: 4_000, idleTransactionMs: 15_000 };
const POOL_SIZE = 10;

/** A PostgreSQL database that any number of processes share: a pool for transactions and look-ups, one for scans. */
export class PostgresDatabase implements Database {
  readonly dialect = 'postgres';
  readonly isExclusive = false;
  readonly locks = POSTGRES_LOCKS;
  readonly transactions: TransactionRunner;

  private constructor(
    readonly reader: DataSource,
    readonly scanner: DataSource,
    /** Settings of the server that could cost answered writes in a crash of its machine. */
    readonly risks: string[] = [],
  ) {
    this.transactions = new PostgresTransactionRunner(reader);
  }

  /**
   * Connects, brings the schema to this build and checks that the server keeps what it commits.
   * @param poolSize most connections for transactions and look-ups at a time
   * @throws Error naming the cause; nothing stays open then
   */
  static async open(url: string, poolSize = POOL_SIZE): Promise<PostgresDatabase> {
    await migratePostgres(url);
    const database = new PostgresDatabase(
      postgresDataSource(url, { ...SHORT, connections: poolSize }),
      postgresDataSource(url, { ...LONG, readOnly: true }),
    );
    try {
      await database.reader.initialize();
      await database.scanner.initialize();
      database.risks.push(...(await checkPostgres(database.reader)));
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  async ping(): Promise<boolean> {
    return this.reader.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  isMigrated(): Promise<boolean> {
    return isMigrated(this.reader);
  }

  async close(): Promise<void> {
    for (const source of [this.scanner, this.reader]) {
      if (source.isInitialized) await source.destroy();
    }
  }
}
