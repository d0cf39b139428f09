import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import { JobQueue } from '../../queue/job-queue.js';
import { QuotasService } from '../../quotas/quotas.service.js';
import type { AsyncAction } from '../async-action.js';
import { AsyncActionsService } from '../async-actions.service.js';
import { ActionStore } from '../storage/action-store.js';
import { LeaseStore } from '../storage/lease-store.js';

/** How the project queue of one project stands. */
export interface ProjectQueue {
  /** Actions that have not ended. */
  readonly depth: number;
  /** The first of them, which runs or is the next to run; null when there is none. */
  readonly head: AsyncAction | null;
  /** Since when nothing of it is processed, in Unix milliseconds; null while it is not paused. */
  readonly pausedAt: number | null;
}

/** Shows project queues, pauses and resumes them. */
@Injectable()
export class ProjectQueueService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly actions: ActionStore,
    private readonly shown: AsyncActionsService,
    private readonly leases: LeaseStore,
    private readonly quotas: QuotasService,
    private readonly audit: AuditTrail,
    private readonly queue: JobQueue,
  ) {}

  /** As it is now. Its parts are read one after another: on PostgreSQL a change may fall between them. */
  async get(projectId: string): Promise<ProjectQueue> {
    return this.withOutlook(await this.transactions.run((tx) => this.read(tx, projectId)));
  }

  /** Processes no further chunk of the project until it is resumed; its requests are accepted all the same. */
  pause(projectId: string): Promise<ProjectQueue> {
    return this.change(projectId, Date.now());
  }

  /** Lets a paused project queue go on. Actions in it that are paused stay so. */
  async resume(projectId: string): Promise<ProjectQueue> {
    const resumed = await this.change(projectId, null);
    this.queue.notify(projectId);
    return resumed;
  }

  private async change(projectId: string, pausedAt: number | null): Promise<ProjectQueue> {
    const changed = await this.transactions.run(async (tx) => {
      if (await this.leases.pauseQueue(tx, projectId, pausedAt)) {
        await this.actions.restartPace(tx, projectId);
        const event =
          pausedAt === null ? 'async_action_queue.resumed' : 'async_action_queue.paused';
        await this.audit.record(tx, event, { projectId, resourceId: projectId });
      }
      return this.read(tx, projectId);
    });
    return this.withOutlook(changed);
  }

  private async withOutlook(queue: ProjectQueue): Promise<ProjectQueue> {
    if (queue.head === null) return queue;
    const [head = queue.head] = await this.shown.withOutlooks([queue.head]);
    return { ...queue, head };
  }

  private async read(tx: Transaction, projectId: string): Promise<ProjectQueue> {
    const pausedAt = await this.leases.pausedSince(tx, projectId);
    const head = await this.actions.headOfQueue(tx, projectId);
    const { unfinishedActions: depth } = await this.quotas.of(projectId);
    return { depth, head, pausedAt };
  }
}
