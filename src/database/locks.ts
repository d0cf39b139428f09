import type { FindOneOptions } from 'typeorm';
import type { Transaction } from './transaction.js';

/**
 * How a transaction keeps others from what it has read and is going to build on, until it ends. Where
 * one transaction runs at a time all of this is free.
 */
export interface Locks {
  /** To be spread into the options of a find: locks the rows that it returns. */
  readonly rows: Pick<FindOneOptions, 'lock'>;
  /** Waits until no other transaction holds this name, then holds it. For what has no row to lock yet. */
  name(tx: Transaction, name: string): Promise<void>;
  /** As {@link name}, for readers: any number hold the name together, but none while a writer does. */
  sharedName(tx: Transaction, name: string): Promise<void>;
}
