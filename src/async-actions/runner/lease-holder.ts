import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import { isHeld, type AsyncAction } from '../async-action.js';
import { ActionStore } from '../storage/action-store.js';
import { LeaseStore, type Lease } from '../storage/lease-store.js';

/** How long a worker may be silent before another takes over. Each chunk prolongs it. */
export const LEASE_TTL_MS = 5_000;

/** Another worker has taken over the project queue: this worker must write nothing more. */
export class LeaseLostError extends Error {
  constructor(lease: Lease) {
    super(
      `The lease ${lease.fencingToken} on the project queue of ${lease.projectId} was taken over`,
    );
  }
}

/** A client has paused the project queue: this worker must write nothing more until it is resumed. */
export class QueuePausedError extends Error {
  constructor({ projectId }: Lease) {
    super(`The project queue of ${projectId} was paused`);
  }
}

/** The lease on a project queue, and the action at its head. */
export interface LeasedQueue {
  readonly lease: Lease;
  readonly head: AsyncAction;
}

/** Acquires, proves and releases leases in the name of this process. */
@Injectable()
export class LeaseHolder {
  private readonly owner = `${hostname()}:${process.pid}:${randomUUID()}`;

  constructor(
    private readonly leases: LeaseStore,
    private readonly actions: ActionStore,
    private readonly transactions: TransactionRunner,
  ) {}

  /** The lease, or null while another worker has it or there is nothing to do. */
  acquire(projectId: string): Promise<LeasedQueue | null> {
    return this.transactions.run(async (tx) => {
      const lease = await this.leases.acquire(tx, projectId, this.owner, LEASE_TTL_MS);
      if (lease === null) return null;
      const head = await this.headOrRelease(tx, lease);
      return head === null ? null : { lease, head };
    });
  }

  /** First statement of each write of the runner. @throws LeaseLostError, QueuePausedError */
  async prove(tx: Transaction, lease: Lease): Promise<void> {
    const state = await this.leases.renew(tx, lease, LEASE_TTL_MS);
    if (state === 'lost') throw new LeaseLostError(lease);
    if (state === 'paused') throw new QueuePausedError(lease);
  }

  /** The action that is at the head now. As {@link headOrRelease}, in a transaction of its own. */
  nextHead(lease: Lease): Promise<AsyncAction | null> {
    return this.transactions.run(async (tx) => {
      await this.prove(tx, lease);
      return this.headOrRelease(tx, lease);
    });
  }

  /**
   * The action at the head of the project queue, or null when there is none or it is paused: that releases the
   * lease. Call it in a transaction that has acquired or proved the lease: another worker that wants it then waits
   * for the end of the transaction, so an action that is accepted meanwhile is either found here or finds the lease
   * free.
   */
  async headOrRelease(tx: Transaction, lease: Lease): Promise<AsyncAction | null> {
    const head = await this.actions.headOfQueue(tx, lease.projectId);
    if (head !== null && !isHeld(head)) return head;
    await this.leases.release(tx, lease);
    return null;
  }

  release(lease: Lease): Promise<void> {
    return this.transactions.run((tx) => this.leases.release(tx, lease));
  }
}
