import type { DataSource } from 'typeorm';
import { StorageUnavailableError, isNoTransactionError } from '../driver-errors.js';
import type { Durability } from '../transaction.js';
import { TypeormTransaction } from '../typeorm-transaction.js';
import { mayHaveCommitted } from './result-code.js';
import { openSqlite } from './sqlite-data-source.js';
import type { SyncWatch } from './sync-watch.js';

/**
 * The connection that writes, with at most one transaction. BEGIN, COMMIT and ROLLBACK are issued here and not by TypeORM,
 * whose count of open transactions stays wrong after SQLite has rolled back by itself.
 */
export class SqliteWriter {
  private mustReopen = false;
  private durability: Durability = 'immediate';

  constructor(
    private readonly source: DataSource,
    private readonly syncs: SyncWatch,
    private readonly onCommit: () => Promise<void>,
  ) {}

  /** What stores write with. */
  transaction(): TypeormTransaction {
    return new TypeormTransaction(this.source.manager);
  }

  /** Begins a transaction, on a new connection where nothing is known of the old one. */
  async begin(durability: Durability): Promise<void> {
    this.refuseAfterFailedSync();
    if (this.mustReopen) await this.reopen();
    await this.commitAs(durability);
    // IMMEDIATE takes the write lock now: a read that upgrades later fails at once when another connection wrote.
    await this.source.query('BEGIN IMMEDIATE');
  }

  /** What is written from now on can be taken back alone, until it is kept. */
  async mark(): Promise<void> {
    await this.source.query('SAVEPOINT unit');
  }

  async keep(): Promise<void> {
    await this.source.query('RELEASE SAVEPOINT unit');
  }

  async takeBack(): Promise<void> {
    await this.source.query('ROLLBACK TO SAVEPOINT unit');
    await this.keep();
  }

  /** A commit that fails at its end, or beside another sync that fails, may be in the file or not. */
  async commit(): Promise<void> {
    this.refuseAfterFailedSync();
    try {
      await this.source.query('COMMIT');
    } catch (error) {
      this.syncs.note(error);
      throw mayHaveCommitted(error) ? unknownOutcome(error) : error;
    }
    const { firstFailure } = this.syncs;
    if (firstFailure !== undefined) throw unknownOutcome(firstFailure);
    await this.onCommit();
  }

  /** @param error for which it is rolled back */
  async rollBack(error: unknown): Promise<void> {
    this.syncs.note(error);
    try {
      await this.source.query('ROLLBACK');
    } catch (failure) {
      if (!isNoTransactionError(failure)) this.mustReopen = true;
    }
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
    await this.source.query(`PRAGMA synchronous = ${level}`);
    this.durability = durability;
  }

  /** After a failed ROLLBACK only a new connection is known to be outside any transaction. */
  private async reopen(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
    await openSqlite(this.source);
    this.durability = 'immediate';
    this.mustReopen = false;
  }
}

function unknownOutcome(error: unknown): StorageUnavailableError {
  return StorageUnavailableError.unknownOutcome(error, 'The disk failed during the commit');
}
