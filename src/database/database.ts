import type { DataSource } from 'typeorm';
import type { Dialect } from './dialect.js';
import type { Lanes } from './lanes/lane-rules.js';
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
  /** For what the work on a job reads, a chunk at a time: no job waits behind what a client asks. */
  abstract readonly jobReader: DataSource;
  /** For reports, which are read a chunk at a time. */
  abstract readonly reportReader: DataSource;
  /** For what operators ask, whose time grows with the data: the audit trail and the backlogs. */
  abstract readonly longReader: DataSource;
  /** For lists, whose cost a client decides. */
  abstract readonly lanes: Lanes;
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
