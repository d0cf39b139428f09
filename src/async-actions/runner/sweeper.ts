import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { TransactionRunner } from '../../database/transaction.js';
import { JobQueue } from '../../queue/job-queue.js';
import { LeaseStore } from '../storage/lease-store.js';
import { LEASE_TTL_MS } from './lease-holder.js';

const SWEEP_EVERY_MS = 1_000;

/**
 * Notifies of every project that has unfinished work and no worker: at boot for what a dead process left,
 * then on a timer for lost notifications and for work that was paused by a fault.
 */
@Injectable()
export class Sweeper {
  private readonly logger = new Logger(Sweeper.name);
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private failing = false;

  constructor(
    private readonly database: Database,
    private readonly transactions: TransactionRunner,
    private readonly leases: LeaseStore,
    private readonly queue: JobQueue,
  ) {}

  async start(): Promise<void> {
    if (this.database.isExclusive) {
      await this.transactions.run((tx) => this.leases.releaseAll(tx));
    }
    await this.sweep();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      const projects = await this.leases.idleProjectsWithWork(LEASE_TTL_MS);
      projects.forEach((projectId) => this.queue.notify(projectId));
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.logger.warn({ err: error, msg: 'Cannot look for unfinished work' });
      this.failing = true;
    }
    if (!this.stopped) this.timer = setTimeout(() => void this.sweep(), SWEEP_EVERY_MS);
  }
}
