import { Injectable } from '@nestjs/common';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import { isStopped, type ActionPass, type AsyncAction } from '../async-action.js';
import { ActionStore } from '../storage/action-store.js';
import type { Lease } from '../storage/lease-store.js';
import { PassStore } from '../storage/pass-store.js';
import { CANCELLED } from './action-canceller.js';
import { ActionFinisher } from './action-finisher.js';
import { ActionStoppedError } from './action-stopped-error.js';
import { LeaseHolder } from './lease-holder.js';

/**
 * Decides what follows when the chunks of an action are through: its end, or the next pass of one that is all or nothing.
 * Each method returns the action to work on next; null means that there is none, and that the lease is released.
 */
@Injectable()
export class PassEnds {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly holder: LeaseHolder,
    private readonly actions: ActionStore,
    private readonly passes: PassStore,
    private readonly finisher: ActionFinisher,
  ) {}

  /**
   * After a pass over all chunks.
   * @throws Error when the database has lost a part of it, see {@link ActionFinisher.finish}; ActionStoppedError
   */
  async processed(lease: Lease, action: AsyncAction): Promise<AsyncAction | null> {
    const { pass, failedCount } = action;
    if (pass === 'validate' && failedCount === 0) return this.begin(lease, action, 'write');
    if (pass === 'validate') {
      const error = `Nothing was written because ${rows(failedCount)} failed`;
      return this.finisher.fail(lease, action, error, (tx) => this.verifyValidated(tx, action));
    }
    if (pass !== 'undo') return this.finisher.finish(lease, action);
    const error = action.error ?? CANCELLED;
    return this.finisher.fail(lease, action, error, (tx) => this.verifyTakenBack(tx, action));
  }

  /** After rows that failed while they were written. @throws ActionStoppedError */
  refused(lease: Lease, action: AsyncAction): Promise<AsyncAction | null> {
    const { failedCount } = action;
    const error = `${rows(failedCount)} failed while the job was written, so nothing of it is kept`;
    return this.failed(lease, action, error);
  }

  /** After a chunk that failed for good. @throws ActionStoppedError */
  async failed(lease: Lease, action: AsyncAction, reason: string): Promise<AsyncAction | null> {
    const { pass, doneCount } = action;
    if (pass === 'write' && doneCount > 0) return this.begin(lease, action, 'undo', reason);
    const error = pass === 'undo' ? `Not all that was written is taken back. ${reason}` : reason;
    return this.finisher.fail(lease, action, error);
  }

  private begin(
    lease: Lease,
    action: AsyncAction,
    pass: ActionPass,
    error: string | null = null,
  ): Promise<AsyncAction> {
    return this.transactions.run(async (tx) => {
      await this.holder.prove(tx, lease);
      if (pass === 'write') await this.verifyValidated(tx, action);
      const stored = await this.stored(tx, action);
      if (isStopped(stored) || stored.pass !== action.pass) throw new ActionStoppedError(action.id);
      await this.passes.change(tx, action.id, pass, error);
      return { ...stored, pass, error };
    });
  }

  private async verifyValidated(tx: Transaction, action: AsyncAction): Promise<void> {
    const { id, validatedCount, failedCount, totalCount } = await this.stored(tx, action);
    if ((validatedCount ?? 0) + failedCount === totalCount) return;
    throw new Error(`Rows of ${id} are not validated`);
  }

  private async verifyTakenBack(tx: Transaction, action: AsyncAction): Promise<void> {
    const { id, doneCount } = await this.stored(tx, action);
    if (doneCount !== 0) throw new Error(`Rows of ${id} are not taken back`);
  }

  private async stored(tx: Transaction, { projectId, id }: AsyncAction): Promise<AsyncAction> {
    const stored = await this.actions.lock(tx, projectId, id);
    if (stored === null) throw new Error(`There is no action ${id}`);
    return stored;
  }
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
