import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import {
  TransactionRunner,
  type Durability,
  type Length,
  type Transaction,
} from '../transaction.js';
import type { TypeormTransaction } from '../typeorm-transaction.js';
import { CommitGroup, type Unit } from './commit-group.js';
import type { SqliteWriter } from './sqlite-writer.js';

/**
 * Runs transactions one after another, first in first out, on the writer connection. TypeORM gives a SQLite data source
 * a single connection, so transactions that overlap would see and undo each other's writes. Short ones that wait
 * together share a commit, and with it the wait for the disk (ADR 26).
 */
export class SqliteTransactionRunner extends TransactionRunner {
  private readonly current = new AsyncLocalStorage<TypeormTransaction>();
  private readonly waiting: Unit[] = [];
  private isWorking = false;

  /** @param now milliseconds of a clock that never steps back */
  constructor(
    private readonly writer: SqliteWriter,
    private readonly now = () => performance.now(),
  ) {
    super();
  }

  run<T>(
    work: (tx: Transaction) => Promise<T>,
    durability: Durability = 'immediate',
    length: Length = 'short',
  ): Promise<T> {
    const outer = this.current.getStore();
    if (outer?.isOpen) return work(outer);
    const isAlone = length === 'long' || durability === 'deferred';
    return new Promise<T>((resolve, reject) => {
      // It runs while others wait for it too, yet what it logs belongs to its own caller.
      const attempt = AsyncResource.bind((tx: TypeormTransaction) => this.attempt(tx, work));
      const succeed = resolve as (result: unknown) => void;
      this.waiting.push({ attempt, durability, isAlone, resolve: succeed, reject });
      void this.workOff();
    });
  }

  /** Stops following the promises of the process, which costs something from the first transaction on. Call it last. */
  end(): void {
    this.current.disable();
  }

  private async workOff(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    for (let first = this.waiting.shift(); first !== undefined; first = this.waiting.shift()) {
      await new CommitGroup(this.writer, this.now).run(first, () => this.takeShort());
    }
    this.isWorking = false;
  }

  /** The next in the row when it may share a commit. */
  private takeShort(): Unit | undefined {
    return this.waiting[0]?.isAlone === false ? this.waiting.shift() : undefined;
  }

  private async attempt<T>(
    tx: TypeormTransaction,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.current.run(tx, () => work(tx));
    } finally {
      tx.isOpen = false;
    }
  }
}
