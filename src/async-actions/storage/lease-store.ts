import type { Transaction } from '../../database/transaction.js';

/** The right to work on one project queue. Every write of its holder carries the fencing token. */
export interface Lease {
  readonly projectId: string;
  readonly fencingToken: number;
}

/**
 * Leases on project queues. Expiry is decided by the database's clock, the same for every process. That clock may
 * step: a lease that ends further ahead than its time to live counts as expired.
 */
export abstract class LeaseStore {
  /** Takes a free or expired lease with a higher token, or returns null. */
  abstract acquire(
    tx: Transaction,
    projectId: string,
    owner: string,
    ttlMs: number,
  ): Promise<Lease | null>;

  /** Proves that the lease is still ours and prolongs it. False: someone has taken over, write nothing. */
  abstract renew(tx: Transaction, lease: Lease, ttlMs: number): Promise<boolean>;

  /** Gives the lease back, unless someone has taken over. */
  abstract release(tx: Transaction, lease: Lease): Promise<void>;

  /** Frees every lease: only where no other process can hold one. */
  abstract releaseAll(tx: Transaction): Promise<void>;

  /** Projects with unfinished actions that nobody works on. @param ttlMs as the leases are taken with */
  abstract idleProjectsWithWork(ttlMs: number): Promise<string[]>;
}
