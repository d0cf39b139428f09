import { Injectable, Logger } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import { isCancelled, type AsyncAction } from '../async-action.js';
import { ActionStore, type ActionEnd } from '../storage/action-store.js';
import { FirstFailures } from './first-failures.js';
import { reportEnd } from './report-end.js';
import { RunnerEvents } from './runner-events.js';

/** Why a cancelled action ended, for its result. */
export const CANCELLED = 'The job was cancelled';

/** How a cancelled action ends, which counts what was committed of it. */
export interface CancelledEnd {
  readonly action: AsyncAction;
  readonly end: ActionEnd;
}

/** Ends actions of which a client has asked to be cancelled. No lease is needed: no chunk of them can be committed. */
@Injectable()
export class ActionCanceller {
  private readonly logger = new Logger(ActionCanceller.name);

  constructor(
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly actions: ActionStore,
    private readonly failures: FirstFailures,
    private readonly events: RunnerEvents,
  ) {}

  /**
   * Ends the action if it is to be cancelled and has not ended, also while another worker is about to do so. One that has
   * something to take back is left to the runner.
   */
  async complete(id: string): Promise<void> {
    const action = await this.actions.findById(id);
    if (action === null || !isCancelled(action) || action.finishedAt !== null) return;
    const firstFailures = await this.failures.of(action);
    const ended = await this.transactions.run((tx) => this.end(tx, action, firstFailures));
    if (ended !== null) this.announce(ended);
  }

  /**
   * Ends it inside the given transaction, in which its counts cannot change any more. Call {@link announce} once
   * that is committed. Null when it has ended before.
   * @param firstFailures JSON array of the first failed rows
   */
  async end(
    tx: Transaction,
    action: AsyncAction,
    firstFailures: string,
  ): Promise<CancelledEnd | null> {
    const finishedAt = Date.now();
    const end: ActionEnd = {
      status: 'FAILED',
      operationStatus: 'FAILED',
      finishedAt,
      cancelledAt: finishedAt,
      reportsAvailableTill: reportEnd(this.settings, finishedAt),
      firstFailures,
      error: CANCELLED,
    };
    return (await this.actions.end(tx, action.id, end)) ? { action, end } : null;
  }

  /** Reports the end to the log and to those who listen to the runner. */
  announce({ action, end }: CancelledEnd): void {
    const { id: actionId, requestId, doneCount, failedCount } = action;
    this.logger.log({ msg: 'Action cancelled', actionId, requestId, doneCount, failedCount });
    this.events.report({ kind: 'action-ended', action, end });
  }
}
