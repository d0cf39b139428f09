import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { TransactionRunner } from '../database/transaction.js';
import { readPage } from '../paging/read-page.js';
import { PeriodicTasks } from '../runtime/periodic-tasks.js';
import type { AuditEntry } from './audit-entry.js';
import { AuditStore, type AuditPage } from './storage/audit-store.js';

const EVERY_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;
const ENTRIES_PER_TRANSACTION = 500;

/** Reads the audit trail, and deletes what is older than it has to be kept. */
@Injectable()
export class AuditService {
  constructor(
    tasks: PeriodicTasks,
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly entries: AuditStore,
  ) {
    const pass = () => this.deleteExpired(Date.now());
    tasks.add({ name: 'Retention of the audit trail', kind: 'clean', everyMs: EVERY_MS, pass });
  }

  /** A page, newest first, and whether older entries follow. */
  async list(page: AuditPage): Promise<{ entries: AuditEntry[]; hasMore: boolean }> {
    const { items: entries, hasMore } = await readPage(page, (query) => this.entries.list(query));
    return { entries, hasMore };
  }

  /** One pass, in transactions so small that nothing waits long for the write lock. */
  async deleteExpired(nowMs: number): Promise<void> {
    const before = nowMs - this.settings.auditRetentionDays * DAY_MS;
    let deleted = ENTRIES_PER_TRANSACTION;
    while (deleted === ENTRIES_PER_TRANSACTION) {
      deleted = await this.transactions.run((tx) =>
        this.entries.deleteBefore(tx, before, ENTRIES_PER_TRANSACTION),
      );
    }
  }
}
