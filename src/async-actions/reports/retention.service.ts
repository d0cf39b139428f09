import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { TransactionRunner } from '../../database/transaction.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';

const EVERY_MS = 10 * 60_000;
const ACTIONS_PER_PASS = 100;

/** Deletes the rows of actions whose report has run out; the action itself stays. */
@Injectable()
export class RetentionService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RetentionService.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role === 'api') return;
    this.timer = setInterval(() => void this.pass(Date.now()), EVERY_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One pass. Each action is a transaction of its own, so that no pass holds the write lock for long. */
  async pass(nowMs: number): Promise<void> {
    try {
      for (const id of await this.actions.expired(nowMs, ACTIONS_PER_PASS)) {
        await this.transactions.run((tx) => this.chunks.deleteAll(tx, id));
      }
    } catch (error) {
      this.logger.warn({ err: error, msg: 'Expired reports were not deleted; the next pass will' });
    }
  }
}
