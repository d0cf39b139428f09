import { Injectable } from '@nestjs/common';
import { TransactionRunner } from '../database/transaction.js';
import { PeriodicTasks } from '../runtime/periodic-tasks.js';
import { ExportFiles } from './export-files.js';
import { ExportStore } from './storage/export-store.js';

const EVERY_MS = 10 * 60_000;
const EXPORTS_PER_READ = 100;

/** Deletes exports whose time is over, and what a crash has left of deleted ones. */
@Injectable()
export class ExportRetention {
  constructor(
    tasks: PeriodicTasks,
    private readonly transactions: TransactionRunner,
    private readonly exports: ExportStore,
    private readonly files: ExportFiles,
  ) {
    const pass = () => this.pass(Date.now());
    tasks.add({ name: 'Retention of exports', kind: 'clean', everyMs: EVERY_MS, pass });
  }

  /** One pass over all that has expired. */
  async pass(nowMs: number): Promise<void> {
    await this.repeat(
      (limit) => this.exports.expired(nowMs, limit),
      async (id) => {
        await this.transactions.run((tx) => this.exports.remove(tx, id));
        await this.files.delete(id);
      },
    );
    await this.repeat(
      (limit) => this.exports.leftovers(limit),
      (id) => this.files.delete(id),
    );
  }

  private async repeat(
    find: (limit: number) => Promise<string[]>,
    remove: (id: string) => Promise<void>,
  ): Promise<void> {
    let ids: string[];
    do {
      ids = await find(EXPORTS_PER_READ);
      for (const id of ids) await remove(id);
    } while (ids.length === EXPORTS_PER_READ);
  }
}
