import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { TransactionRunner } from '../../database/transaction.js';
import { PeriodicTask } from '../../timers/periodic-task.js';
import { KeyStore } from '../storage/key-store.js';

const EVERY_MS = 30_000;

/** Remembers when each key was last used and writes it now and then, not with every request. */
@Injectable()
export class KeyUsage implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly seen = new Map<string, number>();
  private readonly task = new PeriodicTask('Last use of keys', EVERY_MS, () => this.flush());

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly keys: KeyStore,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task.stop({ withLastPass: true });
  }

  /** The key was used now. */
  note(appId: string): void {
    this.seen.set(appId, Date.now());
  }

  private async flush(): Promise<void> {
    if (this.seen.size === 0) return;
    const uses = [...this.seen];
    this.seen.clear();
    await this.transactions.run((tx) => this.keys.markUsed(tx, uses));
  }
}
