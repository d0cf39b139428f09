import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import { LeaseStore, type Lease } from '../storage/lease-store.js';

/** How long a worker may be silent before another takes over. Each chunk prolongs it. */
export const LEASE_TTL_MS = 5_000;

/** Someone has taken over the line: whatever this worker was about to write must not be written. */
export class LeaseLostError extends Error {
  constructor(lease: Lease) {
    super(`The lease ${lease.fencingToken} on the line of ${lease.projectId} was taken over`);
  }
}

/** Takes, proves and gives back leases in the name of this process. */
@Injectable()
export class LeaseHolder {
  private readonly owner = `${hostname()}:${process.pid}:${randomUUID()}`;

  constructor(
    private readonly leases: LeaseStore,
    private readonly transactions: TransactionRunner,
  ) {}

  /** The lease, or null while another worker has it. */
  acquire(projectId: string): Promise<Lease | null> {
    return this.transactions.run((tx) =>
      this.leases.acquire(tx, projectId, this.owner, LEASE_TTL_MS),
    );
  }

  /** First statement of each write of the runner. @throws LeaseLostError */
  async prove(tx: Transaction, lease: Lease): Promise<void> {
    if (!(await this.leases.renew(tx, lease, LEASE_TTL_MS))) throw new LeaseLostError(lease);
  }

  release(lease: Lease): Promise<void> {
    return this.transactions.run((tx) => this.leases.release(tx, lease));
  }
}
