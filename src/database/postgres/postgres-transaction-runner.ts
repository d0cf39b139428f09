import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import {
  StorageUnavailableError,
  isConflict,
  isLostConnection,
  translateDriverError,
} from '../driver-errors.js';
import { TransactionRunner, type Durability, type Transaction } from '../transaction.js';
import { TypeormTransaction } from '../typeorm-transaction.js';

/** How often a unit is tried that PostgreSQL ends so that another transaction can go on. */
const MAX_ATTEMPTS = 4;

/**
 * Runs each transaction on a connection of its own, many at a time. READ COMMITTED: a statement sees
 * what was committed before it, so what a unit has read and builds on must be locked by its store.
 */
export class PostgresTransactionRunner extends TransactionRunner {
  private readonly current = new AsyncLocalStorage<TypeormTransaction>();

  constructor(private readonly source: DataSource) {
    super();
  }

  async run<T>(
    work: (tx: Transaction) => Promise<T>,
    durability: Durability = 'immediate',
  ): Promise<T> {
    const outer = this.current.getStore();
    if (outer?.isOpen) return work(outer);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.runOnce(work, durability);
      } catch (error) {
        if (attempt === MAX_ATTEMPTS || !isConflict(error)) throw translateDriverError(error);
      }
    }
  }

  /** Stops following the promises of the process, which costs something from the first transaction on. Call it last. */
  end(): void {
    this.current.disable();
  }

  private async runOnce<T>(
    work: (tx: Transaction) => Promise<T>,
    durability: Durability,
  ): Promise<T> {
    const runner = this.source.createQueryRunner();
    const tx = new TypeormTransaction(runner.manager);
    try {
      await runner.startTransaction();
      if (durability === 'deferred') await runner.query('SET LOCAL synchronous_commit = off');
      const result = await this.current.run(tx, () => work(tx));
      await commit(await clientOf(runner));
      return result;
    } catch (error) {
      await rollBack(runner, error);
      throw error;
    } finally {
      tx.isOpen = false;
      await runner.release();
    }
  }
}

async function clientOf(runner: QueryRunner): Promise<PoolClient> {
  return (await runner.connect()) as PoolClient;
}

async function commit(client: PoolClient): Promise<void> {
  try {
    const { command } = await client.query('COMMIT');
    // PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement had failed before.
    if (command !== 'COMMIT') throw new Error('A statement failed: nothing was committed');
  } catch (error) {
    const reason = 'The connection to the database was lost';
    throw isLostConnection(error) ? StorageUnavailableError.unknownOutcome(error, reason) : error;
  }
}

/** A connection that is lost or does not answer goes back to no pool: the server rolls back at its end. */
async function rollBack(runner: QueryRunner, cause: unknown): Promise<void> {
  try {
    const client = await clientOf(runner);
    const isUsable = !(cause instanceof StorageUnavailableError) && !isLostConnection(cause);
    if (isUsable && (await isRolledBack(client))) return;
    client.end().catch(() => undefined);
  } catch {
    // There was no connection to begin with.
  }
}

function isRolledBack(client: PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}
