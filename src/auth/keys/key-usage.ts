import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { TransactionRunner } from '../../database/transaction.js';
import { KeyStore } from '../storage/key-store.js';

const FLUSH_EVERY_MS = 30_000;

/** Remembers when each key was last used and writes it now and then, not with every request. */
@Injectable()
export class KeyUsage implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(KeyUsage.name);
  private readonly seen = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly keys: KeyStore,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_EVERY_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** The key was used now. */
  note(appId: string): void {
    this.seen.set(appId, Date.now());
  }

  private async flush(): Promise<void> {
    if (this.seen.size === 0) return;
    const uses = [...this.seen];
    this.seen.clear();
    try {
      await this.transactions.run((tx) => this.keys.markUsed(tx, uses));
    } catch (error) {
      this.logger.warn({ err: error, msg: 'The last use of keys was not written' });
    }
  }
}
