import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import { JobQueue } from '../../queue/job-queue.js';
import { ActionCanceller, type CancelledEnd } from '../runner/action-canceller.js';
import { ActionStore } from '../storage/action-store.js';
import { PassStore } from '../storage/pass-store.js';
import { alreadyFinished, lockAction } from '../find-action.js';

/** Cancels actions. */
@Injectable()
export class CancelService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly actions: ActionStore,
    private readonly passes: PassStore,
    private readonly canceller: ActionCanceller,
    private readonly audit: AuditTrail,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Ends an action wherever it stands: what is committed of it stays, and no further row is processed. When the
   * promise resolves it has ended. One that is all or nothing ends once it has taken back what it wrote. An action that
   * was cancelled before stays as it is.
   * @throws DomainError not_found, already_finished when it has come to another end
   */
  async cancel(projectId: string, id: string): Promise<void> {
    const ended = await this.transactions.run((tx) => this.request(tx, projectId, id));
    if (ended === null) await this.canceller.complete(id);
    else this.canceller.announce(ended);
    this.queue.notify(projectId);
  }

  /**
   * From the end of this transaction on no chunk can be committed. It also ends the action unless failed rows must
   * be gathered, which takes longer than the write lock may be held. A crash before that leaves it to the runner.
   */
  private async request(
    tx: Transaction,
    projectId: string,
    id: string,
  ): Promise<CancelledEnd | null> {
    const action = await lockAction(this.actions, tx, projectId, id);
    if (action.cancelRequestedAt !== null) return null;
    if (action.finishedAt !== null) throw alreadyFinished(action);
    await this.audit.record(tx, 'async_action.cancelled', { projectId, resourceId: id });
    await this.actions.requestCancel(tx, id, Date.now());
    if (action.pass === 'write' && action.doneCount > 0) await this.passes.change(tx, id, 'undo');
    if (action.pass !== null && action.doneCount > 0) return null;
    return action.failedCount === 0 ? this.canceller.end(tx, action, '[]') : null;
  }
}
