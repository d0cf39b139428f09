import { Injectable, Logger } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import type { AsyncAction } from '../async-action.js';
import { ActionStore, type ActionEnd } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';
import type { Lease } from '../storage/lease-store.js';
import { ActionStoppedError } from './action-stopped-error.js';
import { hasTooManyFailed, tooManyFailed } from './failed-rows-limit.js';
import { reportEnd } from './report-end.js';
import { FirstFailures } from './first-failures.js';
import { LeaseHolder } from './lease-holder.js';
import { RunnerEvents } from './runner-events.js';

/** Ends actions: their status, their first failures and how long their report is kept. */
@Injectable()
export class ActionFinisher {
  private readonly logger = new Logger(ActionFinisher.name);

  constructor(
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly holder: LeaseHolder,
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
    private readonly failures: FirstFailures,
    private readonly events: RunnerEvents,
  ) {}

  /**
   * Ends an action whose chunks are all processed. SUCCESS means that no row failed. Returns the next action
   * of the project queue; null means that there is none, and that the lease is released.
   * @throws Error when a chunk is not processed: a database server that crashed can have taken back
   * commits that were deferred, even after this process has seen their end. ActionStoppedError when the action was
   * cancelled or paused.
   */
  finish(lease: Lease, action: AsyncAction): Promise<AsyncAction | null> {
    const operationStatus = action.failedCount === 0 ? 'SUCCESS' : 'FAILED';
    const how = { status: 'DONE', operationStatus, error: null } as const;
    return this.end(lease, action, how, async (tx) => {
      if (await this.chunks.hasPending(tx, action.id)) {
        throw new Error(`Chunks of ${action.id} are not processed`);
      }
    });
  }

  /**
   * Ends an action that cannot go on. The rows done so far stay done and reported. Returns as {@link finish} does.
   * @param verify throws in the transaction of the end when the action must not end
   */
  fail(
    lease: Lease,
    action: AsyncAction,
    error: string,
    verify?: (tx: Transaction) => Promise<void>,
  ): Promise<AsyncAction | null> {
    const how = { status: 'FAILED', operationStatus: 'FAILED', error } as const;
    return this.end(lease, action, how, verify);
  }

  /**
   * Ends an action of which too many rows have failed. Returns as {@link finish} does.
   * @throws Error when the database has lost rows that failed, for the reason of {@link finish}; ActionStoppedError
   */
  stop(lease: Lease, action: AsyncAction): Promise<AsyncAction | null> {
    const how = {
      status: 'FAILED',
      operationStatus: 'FAILED',
      error: tooManyFailed(action),
    } as const;
    return this.end(lease, action, how, async (tx) => {
      const stored = await this.actions.lock(tx, action.projectId, action.id);
      if (stored === null || !hasTooManyFailed(stored)) {
        throw new Error(`Failed rows of ${action.id} are not stored`);
      }
    });
  }

  private async end(
    lease: Lease,
    action: AsyncAction,
    how: Pick<ActionEnd, 'status' | 'operationStatus' | 'error'>,
    verify?: (tx: Transaction) => Promise<void>,
  ): Promise<AsyncAction | null> {
    const firstFailures = await this.failures.of(action);
    const { end, next } = await this.transactions.run(async (tx) => {
      await this.holder.prove(tx, lease);
      await verify?.(tx);
      const finishedAt = Date.now();
      const reportsAvailableTill = reportEnd(this.settings, finishedAt);
      const ended = {
        ...{ ...how, firstFailures, finishedAt, reportsAvailableTill },
        // One that takes back what it wrote goes on after its cancellation.
        ...(action.cancelRequestedAt !== null && { cancelledAt: finishedAt }),
      };
      if (!(await this.actions.end(tx, action.id, ended))) throw new ActionStoppedError(action.id);
      return { end: ended, next: await this.holder.headOrRelease(tx, lease) };
    });
    const { id: actionId, requestId, doneCount, failedCount } = action;
    this.logger.log({ msg: 'Action ended', actionId, requestId, doneCount, failedCount, ...how });
    this.events.report({ kind: 'action-ended', action, end });
    return next;
  }
}
