import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';
import {
  StorageUnavailableError,
  isNoTransactionError,
  translateDriverError,
} from '../driver-errors.js';
import { TransactionRunner, type Durability, type Transaction } from '../transaction.js';
import { TypeormTransaction } from '../typeorm-transaction.js';
import { mayHaveCommitted } from './result-code.js';
import { openSqlite } from './sqlite-data-source.js';
import type { SyncWatch } from './sync-watch.js';

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
  private durability: Durability = 'immediate';

  constructor(
    private readonly writer: DataSource,
    private readonly syncs: SyncWatch,
    private readonly onCommit: () => Promise<void>,
  ) {
    super();
  }

  run<T>(work: (tx: Transaction) => Promise<T>, durability: Durability = 'immediate'): Promise<T> {
    const outer = this.current.getStore();
    if (outer?.isOpen) return work(outer);
    const turn = this.lastTurn.then(() => this.runAlone(work, durability));
    this.lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /** Stops following the promises of the process, which costs something from the first transaction on. Call it last. */
  end(): void {
    this.current.disable();
  }

  private async runAlone<T>(
    work: (tx: Transaction) => Promise<T>,
    durability: Durability,
  ): Promise<T> {
    this.refuseAfterFailedSync();
    if (this.mustReopen) await this.reopen();
    const tx = new TypeormTransaction(this.writer.manager);
    try {
      await this.commitAs(durability);
      // IMMEDIATE takes the write lock now: a read that upgrades later fails at once when another connection wrote.
      await this.writer.query('BEGIN IMMEDIATE');
      const result = await this.current.run(tx, () => work(tx));
      await this.commit();
      await this.onCommit();
      return result;
    } catch (error) {
      this.syncs.note(error);
      await this.rollBack();
      throw translateDriverError(error);
    } finally {
      tx.isOpen = false;
    }
  }

  /** A commit that fails at its end, or beside another sync that fails, may be in the file or not. */
  private async commit(): Promise<void> {
    this.refuseAfterFailedSync();
    try {
      await this.writer.query('COMMIT');
    } catch (error) {
      this.syncs.note(error);
      throw mayHaveCommitted(error) ? unknownOutcome(error) : error;
    }
    const { firstFailure } = this.syncs;
    if (firstFailure !== undefined) throw unknownOutcome(firstFailure);
  }

  private refuseAfterFailedSync(): void {
    const { firstFailure } = this.syncs;
    if (firstFailure !== undefined) throw new StorageUnavailableError(firstFailure);
  }

  /**
   * Set before a transaction, because SQLite refuses it inside of one. FULL syncs the whole WAL, so an
   * immediate commit also makes durable what was deferred before it.
   */
  private async commitAs(durability: Durability): Promise<void> {
    if (durability === this.durability) return;
    const level = durability === 'immediate' ? 'FULL' : 'NORMAL';
    await this.writer.query(`PRAGMA synchronous = ${level}`);
    this.durability = durability;
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
      this.durability = 'immediate';
      this.mustReopen = false;
    } catch (error) {
      throw translateDriverError(error);
    }
  }
}

function unknownOutcome(error: unknown): StorageUnavailableError {
  return StorageUnavailableError.unknownOutcome(error, 'The disk failed during the commit');
}
