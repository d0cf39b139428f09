import type { DataSource } from 'typeorm';
import type { Dialect } from './dialect.js';
import type { Locks } from './locks.js';
import type { TransactionRunner } from './transaction.js';

/**
 * The open database of this process. Writes go through `transactions`; `reader` never sees the inside
 * of an open transaction. Stores are built on it; nothing else touches it.
 */
export abstract class Database {
  abstract readonly dialect: Dialect;
  /** For reads that find what they want by a key. */
  abstract readonly reader: DataSource;
  /** For reads whose time grows with the data: no look-up of the `reader` waits behind them. */
  abstract readonly scanner: DataSource;
  abstract readonly transactions: TransactionRunner;
  abstract readonly locks: Locks;
  /** True when no other process can work on this data, so what a dead process left behind is free. */
  abstract readonly isExclusive: boolean;
  /** Answers whether the database can be read now. */
  abstract ping(): Promise<boolean>;
  /** Answers whether the schema is the one of this build: no migration is missing and none is unknown. */
  abstract isMigrated(): Promise<boolean>;
  abstract close(): Promise<void>;
}
