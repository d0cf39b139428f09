import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import type { Transaction } from '../../database/transaction.js';
import type { DomainError } from '../../errors/domain-error.js';
import { AdmissionService, type Admitted, type KeptRows } from '../admission/admission.service.js';
import { idempotencyWithoutBody } from '../admission/idempotency-without-body.js';
import type { AsyncAction } from '../async-action.js';
import { actionConflict, findAction } from '../find-action.js';
import { OperationRegistry } from '../operation-registry.js';
import type { BulkOptions } from '../options/bulk-option.js';
import type { BulkChoices } from '../options/bulk-choices.js';
import { DRY_RUN, isDryRun } from '../options/dry-run.option.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';

/** Who confirms which dry run. */
export interface ConfirmRequest extends BulkChoices {
  readonly principal: Principal;
  readonly requestId: string;
  readonly actionId: string;
}

/** Makes of a dry run an action that does what was tried. */
@Injectable()
export class ConfirmService {
  constructor(
    private readonly operations: OperationRegistry,
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
    private readonly admission: AdmissionService,
  ) {}

  /**
   * Accepts the rows of a dry run once more, at the end of the project queue and under its options, for real. Those whose
   * vouchers have changed since will fail. Of two confirmations one is the first; the other makes no action.
   * @throws DomainError not_found; no_dry_run, not_finished, dry_run_incomplete, cannot_confirm, already_confirmed;
   * quota_exceeded and idempotency_key_reused as for any bulk request
   */
  async confirm(request: ConfirmRequest): Promise<Admitted> {
    const { principal, requestId, actionId } = request;
    const dryRun = await this.find(principal.projectId, actionId);
    const shared = await this.chunks.sharedOf(actionId);
    return this.admission.admit({
      ...{ principal, requestId, chunks: [] },
      options: { ...withoutDryRun(dryRun.options), ...request.options },
      type: dryRun.type,
      parentId: actionId,
      rowCount: dryRun.totalCount,
      lastRow: await this.chunks.lastRow(actionId),
      kept: await this.rowsOf(dryRun),
      ...(shared !== null && { shared }),
      ...idempotencyWithoutBody('confirm', actionId, request),
    });
  }

  private async find(projectId: string, id: string): Promise<AsyncAction> {
    const action = await findAction(this.actions, projectId, id);
    if (!isDryRun(action.options))
      throw actionConflict('no_dry_run', id, 'The action is no dry run');
    if (action.finishedAt === null)
      throw actionConflict('not_finished', id, 'The dry run has not ended');
    if (action.status !== 'DONE') {
      throw actionConflict('dry_run_incomplete', id, 'The dry run did not come to all of its rows');
    }
    if (this.operations.get(action.type).versions === undefined) {
      throw actionConflict('cannot_confirm', id, `A dry run of ${action.type} cannot be confirmed`);
    }
    if ((action.reportsAvailableTill ?? 0) <= Date.now()) throw rowsAreGone(id);
    return action;
  }

  private async rowsOf({ id, totalCount }: AsyncAction): Promise<KeptRows> {
    return {
      bytes: await this.chunks.inputSize(id),
      copyTo: async (tx: Transaction, actionId: string) => {
        if (!(await this.actions.confirm(tx, id, actionId))) {
          throw actionConflict('already_confirmed', id, 'The dry run was confirmed before');
        }
        // Nobody deletes rows between this and the end of the transaction: that would change the action too.
        const copied = await this.chunks.copyTried(tx, id, actionId);
        if (copied === totalCount) return;
        throw rowsAreGone(id);
      },
    };
  }
}

function rowsAreGone(id: string): DomainError {
  return actionConflict('cannot_confirm', id, 'The rows of the dry run are not kept any more');
}

function withoutDryRun(options: BulkOptions): BulkOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== DRY_RUN.name));
}
