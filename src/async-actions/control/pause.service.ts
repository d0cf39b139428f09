import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { TransactionRunner } from '../../database/transaction.js';
import { JobQueue } from '../../queue/job-queue.js';
import { ActionStore } from '../storage/action-store.js';
import { alreadyFinished, lockAction } from '../find-action.js';

/** Pauses actions and resumes them. */
@Injectable()
export class PauseService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly actions: ActionStore,
    private readonly audit: AuditTrail,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Processes no further chunk of an action until it is resumed. It keeps its place: at the head of its project queue
   * it holds all others. One that is paused stays as it is.
   * @throws DomainError not_found, already_finished
   */
  pause(projectId: string, id: string): Promise<void> {
    return this.change(projectId, id, Date.now());
  }

  /** Lets a paused action go on; another one stays as it is. @throws DomainError not_found, already_finished */
  async resume(projectId: string, id: string): Promise<void> {
    await this.change(projectId, id, null);
    this.queue.notify(projectId);
  }

  private change(projectId: string, id: string, pausedAt: number | null): Promise<void> {
    return this.transactions.run(async (tx) => {
      const action = await lockAction(this.actions, tx, projectId, id);
      const hasEnded = action.finishedAt !== null || action.cancelRequestedAt !== null;
      if (hasEnded) throw alreadyFinished(action);
      if ((action.pausedAt === null) === (pausedAt === null)) return;
      const event = pausedAt === null ? 'async_action.resumed' : 'async_action.paused';
      await this.audit.record(tx, event, { projectId, resourceId: id });
      await this.actions.pause(tx, id, pausedAt);
    });
  }
}
