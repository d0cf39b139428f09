import {
  TransactionRunner,
  type Durability,
  type Length,
  type Transaction,
} from '../../../src/database/transaction.js';

/** Runs transactions as the runner behind it does, and notes when their commits must be on disk. */
export class NotedDurability extends TransactionRunner {
  /** Of the transaction that ended last. */
  last: Durability | undefined;

  constructor(private readonly transactions: TransactionRunner) {
    super();
  }

  async run<T>(
    work: (tx: Transaction) => Promise<T>,
    durability: Durability = 'immediate',
    length?: Length,
  ): Promise<T> {
    const result = await this.transactions.run(work, durability, length);
    this.last = durability;
    return result;
  }
}
