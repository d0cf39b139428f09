import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';
import { isNoTransactionError, translateDriverError } from '../driver-errors.js';
import { TransactionRunner, type Transaction } from '../transaction.js';
import { TypeormTransaction } from '../typeorm-transaction.js';
import { openSqlite } from './sqlite-data-source.js';

/**
 * Runs transactions one after another, first in first out, on the writer connection. TypeORM gives a
 * SQLite data source a single connection, so transactions that overlap would see and undo each
 * other's writes. BEGIN, COMMIT and ROLLBACK are issued here and not by TypeORM, whose count of
 * open transactions stays wrong after SQLite has rolled back by itself.
 */
export class SqliteTransactionRunner extends TransactionRunner {
  private readonly current = new AsyncLocalStorage<TypeormTransaction>();
  private lastTurn: Promise<unknown> = Promise.resolve();
  private mustReopen = false;

  constructor(private readonly writer: DataSource) {
    super();
  }

  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    if (outer?.isOpen) return work(outer);
    const turn = this.lastTurn.then(() => this.runAlone(work));
    this.lastTurn = turn.catch(() => undefined);
    return turn;
  }

  private async runAlone<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.mustReopen) await this.reopen();
    const tx = new TypeormTransaction(this.writer.manager);
    try {
      // IMMEDIATE takes the write lock now: a read that upgrades later fails at once when another connection wrote.
      await this.writer.query('BEGIN IMMEDIATE');
      const result = await this.current.run(tx, () => work(tx));
      await this.writer.query('COMMIT');
      return result;
    } catch (error) {
      await this.rollBack();
      throw translateDriverError(error);
    } finally {
      tx.isOpen = false;
    }
  }

  private async rollBack(): Promise<void> {
    try {
      await this.writer.query('ROLLBACK');
    } catch (error) {
      if (!isNoTransactionError(error)) this.mustReopen = true;
    }
  }

  /** After a failed ROLLBACK only a new connection is known to be outside any transaction. */
  private async reopen(): Promise<void> {
    try {
      if (this.writer.isInitialized) await this.writer.destroy();
      await openSqlite(this.writer);
      this.mustReopen = false;
    } catch (error) {
      throw translateDriverError(error);
    }
  }
}
