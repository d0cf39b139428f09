import { Injectable, Logger } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { TransactionRunner } from '../../database/transaction.js';
import { MAX_LISTED_FAILURES, type AsyncAction } from '../async-action.js';
import { failureOf, type RowFailure } from '../row.js';
import { ActionStore, type ActionEnd } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';
import type { Lease } from '../storage/lease-store.js';
import { LeaseHolder } from './lease-holder.js';
import { RunnerEvents } from './runner-events.js';

const DAY_MS = 86_400_000;

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
    private readonly events: RunnerEvents,
  ) {}

  /**
   * Ends an action whose chunks are all processed. SUCCESS means that no row failed. Returns the next action
   * of the project queue; null means that there is none, and that the lease is released.
   * @throws Error when a chunk is not processed: a database server that crashed can have taken back
   * commits that were deferred, even after this process has seen their end.
   */
  finish(lease: Lease, action: AsyncAction): Promise<AsyncAction | null> {
    const operationStatus = action.failedCount === 0 ? 'SUCCESS' : 'FAILED';
    return this.end(lease, action, { status: 'DONE', operationStatus, error: null });
  }

  /** Ends an action that cannot go on. The rows done so far stay done and reported. Returns as {@link finish} does. */
  fail(lease: Lease, action: AsyncAction, error: string): Promise<AsyncAction | null> {
    return this.end(lease, action, { status: 'FAILED', operationStatus: 'FAILED', error });
  }

  private async end(
    lease: Lease,
    action: AsyncAction,
    how: Pick<ActionEnd, 'status' | 'operationStatus' | 'error'>,
  ): Promise<AsyncAction | null> {
    // Read before the transaction: sorting many failed rows must not hold the write lock.
    const firstFailures = JSON.stringify(await this.firstFailures(action));
    const { end, next } = await this.transactions.run(async (tx) => {
      await this.holder.prove(tx, lease);
      if (how.status === 'DONE' && (await this.chunks.hasPending(tx, action.id))) {
        throw new Error(`Chunks of ${action.id} are not processed`);
      }
      const finishedAt = Date.now();
      const reportsAvailableTill = finishedAt + this.settings.reportRetentionDays * DAY_MS;
      const ended = { ...how, firstFailures, finishedAt, reportsAvailableTill };
      await this.actions.end(tx, action.id, ended);
      return { end: ended, next: await this.holder.headOrRelease(tx, lease) };
    });
    const { id: actionId, requestId, doneCount, failedCount } = action;
    this.logger.log({ msg: 'Action ended', actionId, requestId, doneCount, failedCount, ...how });
    this.events.report({ kind: 'action-ended', action, end });
    return next;
  }

  private async firstFailures(action: AsyncAction): Promise<RowFailure[]> {
    if (action.failedCount === 0) return [];
    const outcomes = await this.chunks.firstFailures(action.id, MAX_LISTED_FAILURES);
    return outcomes.flatMap(({ row, code, error }) => (error ? [failureOf(row, code, error)] : []));
  }
}
