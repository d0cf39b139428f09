import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { TransactionRunner } from '../../database/transaction.js';
import { PeriodicTask } from '../../timers/periodic-task.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';

const EVERY_MS = 10 * 60_000;
const ACTIONS_PER_READ = 100;

/** Deletes the rows of actions whose report has run out; the action itself stays. */
@Injectable()
export class RetentionService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly task = new PeriodicTask('Retention of reports', EVERY_MS, () =>
    this.pass(Date.now()),
  );

  constructor(
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role !== 'api') this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  /** One pass, over all that has run out. Each action is a transaction of its own, so that no pass holds the write lock for long. */
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
