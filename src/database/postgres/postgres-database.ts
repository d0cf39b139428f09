import type { DataSource } from 'typeorm';
import type { Database } from '../database.js';
import type { Lanes } from '../lanes/lane-rules.js';
import { checkPostgres } from './boot-checks.js';
import { isMigrated, migratePostgres } from './migrate.js';
import { postgresDataSource } from './postgres-data-source.js';
import { LANE_CONNECTIONS, postgresLanes } from './postgres-lanes.js';
import { POSTGRES_LOCKS } from './postgres-locks.js';
import { PostgresTransactionRunner } from './postgres-transaction-runner.js';

/**
 * Every statement of a transaction or a look-up is bounded in rows, so none is slow while all is well. A process
 * that freezes in a transaction keeps its project queue locked until the server ends the transaction: together with
 * the lease and the sweeper this has to stay under fifteen seconds.
 */
const SHORT = { statementMs: 5_000, lockMs: 4_000, idleTransactionMs: 8_000 };
/** A chunk is bounded in rows and bytes; the questions of operators are not. */
const LONG = { statementMs: 60_000, lockMs: 4_000, idleTransactionMs: 15_000, readOnly: true };
const JOBS = { ...LONG, connections: 2 };
const REPORTS = { ...LONG, connections: 2 };
const QUESTIONS = { ...LONG, connections: 1 };
/** The server ends a list by itself when this process is too busy to. */
const LISTS = { ...LONG, connections: LANE_CONNECTIONS, statementMs: 5_000 };
const POOL_SIZE = 10;

/** A PostgreSQL database that many processes share: a pool for transactions and look-ups, and read-only ones. */
export class PostgresDatabase implements Database {
  readonly dialect = 'postgres';
  readonly isExclusive = false;
  readonly locks = POSTGRES_LOCKS;
  readonly reader: DataSource;
  readonly jobReader: DataSource;
  readonly reportReader: DataSource;
  readonly longReader: DataSource;
  readonly lanes: Lanes;
  readonly transactions: PostgresTransactionRunner;
  /** Settings of the server that could cost answered writes in a crash of its machine. */
  readonly risks: string[] = [];
  private readonly pools: readonly DataSource[];

  private constructor(url: string, poolSize: number) {
    this.reader = postgresDataSource(url, { ...SHORT, connections: poolSize });
    this.jobReader = postgresDataSource(url, JOBS);
    this.reportReader = postgresDataSource(url, REPORTS);
    this.longReader = postgresDataSource(url, QUESTIONS);
    const lists = postgresDataSource(url, LISTS);
    this.lanes = postgresLanes(lists, this.reader);
    this.pools = [this.reader, this.jobReader, this.reportReader, this.longReader, lists];
    this.transactions = new PostgresTransactionRunner(this.reader);
  }

  /**
   * Connects, brings the schema to this build and checks that the server keeps what it commits.
   * @param poolSize most connections for transactions and look-ups at a time
   * @throws Error naming the cause; nothing stays open then
   */
  static async open(url: string, poolSize = POOL_SIZE): Promise<PostgresDatabase> {
    await migratePostgres(url);
    const database = new PostgresDatabase(url, poolSize);
    try {
      for (const pool of database.pools) await pool.initialize();
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
    for (const pool of this.pools) {
      if (pool.isInitialized) await pool.destroy();
    }
    this.transactions.end();
  }
}
