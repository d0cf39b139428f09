import type { Transaction } from '../../database/transaction.js';

/** The right to work on one project queue. Every write of its holder carries the fencing token. */
export interface Lease {
  readonly projectId: string;
  readonly fencingToken: number;
}

/** Whether the holder of a lease may write: it still has it, the project queue is paused, or another has taken over. */
export type LeaseState = 'ours' | 'paused' | 'lost';

/**
 * Leases on project queues. Expiry is decided by the database's clock, the same for every process. That clock may
 * step: a lease that ends further ahead than its time to live counts as expired.
 */
export abstract class LeaseStore {
  /** Takes a free or expired lease with a higher token; null when it is not free or the project queue is paused. */
  abstract acquire(
    tx: Transaction,
    projectId: string,
    owner: string,
    ttlMs: number,
  ): Promise<Lease | null>;

  /** Proves that the lease is still ours and prolongs it. Unless it is `ours`, write nothing. */
  abstract renew(tx: Transaction, lease: Lease, ttlMs: number): Promise<LeaseState>;

  /** Releases the lease, unless another worker has taken over. */
  abstract release(tx: Transaction, lease: Lease): Promise<void>;

  /** Frees every lease: only where no other process can hold one. */
  abstract releaseAll(tx: Transaction): Promise<void>;

  /**
   * Pauses a project queue from a moment on, after the chunk that is being written, or resumes it: null.
   * False when it was so before.
   */
  abstract pauseQueue(
    tx: Transaction,
    projectId: string,
    pausedAt: number | null,
  ): Promise<boolean>;

  /** Since when the project queue is paused; null when it is not. */
  abstract pausedSince(tx: Transaction, projectId: string): Promise<number | null>;

  /**
   * Projects with unfinished actions that no worker works on, though one may.
   * @param ttlMs as the leases are taken with
   */
  abstract idleProjectsWithWork(ttlMs: number): Promise<string[]>;
}
