import { Injectable } from '@nestjs/common';
import { TransactionRunner } from '../../database/transaction.js';
import { PeriodicTasks } from '../../runtime/periodic-tasks.js';
import { KeyStore } from '../storage/key-store.js';

const EVERY_MS = 30_000;

/** Remembers when each key was last used and writes it now and then, not with every request. */
@Injectable()
export class KeyUsage {
  private readonly seen = new Map<string, number>();

  constructor(
    tasks: PeriodicTasks,
    private readonly transactions: TransactionRunner,
    private readonly keys: KeyStore,
  ) {
    const pass = () => this.flush();
    tasks.add({ name: 'Last use of keys', kind: 'flush', everyMs: EVERY_MS, pass });
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
