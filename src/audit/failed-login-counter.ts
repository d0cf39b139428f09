import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { TransactionRunner } from '../database/transaction.js';
import { sortableId } from '../ids/sortable-id.js';
import { PeriodicTask } from '../timers/periodic-task.js';
import type { AuditEntry } from './audit-entry.js';
import { AuditStore } from './storage/audit-store.js';

const EVERY_MS = 60_000;
/** Addresses that are told apart in one interval; the others are one entry together. */
const MAX_ADDRESSES = 20;

/**
 * Counts failed logins by address and writes the counts now and then. Whoever guesses ten thousand times
 * must not be able to fill the disk with it.
 */
@Injectable()
export class FailedLoginCounter implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private counts = new Map<string | null, number>();
  private readonly task = new PeriodicTask('Counts of failed logins', EVERY_MS, () => this.flush());

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly entries: AuditStore,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task.stop({ withLastPass: true });
  }

  /** One more failed login from the address. */
  note(address: string | null): void {
    const isKnown = this.counts.has(address) || this.counts.size < MAX_ADDRESSES;
    const place = isKnown ? address : null;
    this.counts.set(place, (this.counts.get(place) ?? 0) + 1);
  }

  private async flush(): Promise<void> {
    if (this.counts.size === 0) return;
    const entries = [...this.counts].map(([address, count]) => toEntry(address, count));
    this.counts = new Map();
    await this.transactions.run((tx) => this.entries.insert(tx, entries));
  }
}

function toEntry(address: string | null, count: number): AuditEntry {
  const createdAt = Date.now();
  return {
    id: sortableId('log_', createdAt),
    createdAt,
    event: 'login.failed',
    means: 'none',
    appId: null,
    address,
    requestId: null,
    projectId: null,
    resourceId: null,
    count,
  };
}
