import { Injectable } from '@nestjs/common';
import { TransactionRunner } from '../../database/transaction.js';
import { PeriodicTasks } from '../../runtime/periodic-tasks.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';

const EVERY_MS = 10 * 60_000;
const ACTIONS_PER_READ = 100;

/** Deletes the rows of actions whose report has run out; the action itself stays. */
@Injectable()
export class RetentionService {
  constructor(
    tasks: PeriodicTasks,
    private readonly transactions: TransactionRunner,
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
  ) {
    const pass = () => this.pass(Date.now());
    tasks.add({ name: 'Retention of reports', kind: 'clean', everyMs: EVERY_MS, pass });
  }

  /** One pass over all that has expired, a transaction for each action, so that none holds the write lock for long. */
  async pass(nowMs: number): Promise<void> {
    let expired: string[];
    do {
      expired = await this.actions.expired(nowMs, ACTIONS_PER_READ);
      for (const id of expired) {
        await this.transactions.run((tx) => this.chunks.deleteAll(tx, id));
      }
    } while (expired.length === ACTIONS_PER_READ);
  }
}
