import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { TransactionRunner } from '../../database/transaction.js';
import { PeriodicTasks } from '../../runtime/periodic-tasks.js';
import { VoucherChangeStore } from './storage/voucher-change-store.js';

const EVERY_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;
const CHANGES_PER_TRANSACTION = 500;

/** Deletes what single requests did to vouchers once reports of that time have run out too. */
@Injectable()
export class ChangeRetentionService {
  constructor(
    tasks: PeriodicTasks,
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly changes: VoucherChangeStore,
  ) {
    const pass = () => this.pass(Date.now());
    tasks.add({ name: 'Retention of voucher history', kind: 'clean', everyMs: EVERY_MS, pass });
  }

  /** One pass, in transactions so small that nothing waits long for the write lock. */
  async pass(nowMs: number): Promise<void> {
    const before = nowMs - this.settings.reportRetentionDays * DAY_MS;
    let deleted = CHANGES_PER_TRANSACTION;
    while (deleted === CHANGES_PER_TRANSACTION) {
      deleted = await this.transactions.run((tx) =>
        this.changes.deleteBefore(tx, before, CHANGES_PER_TRANSACTION),
      );
    }
  }
}
