import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { MemoryBudget } from '../../memory/memory-budget.js';
import type { MemoryHold } from '../../memory/memory-hold.js';
import { WorkerPool } from '../../workers/worker-pool.js';
import { AdmissionService, type Admitted } from '../admission/admission.service.js';
import { idempotencyWithoutBody } from '../admission/idempotency-without-body.js';
import { unprocessedCountOf, type AsyncAction } from '../async-action.js';
import { actionConflict, findAction } from '../find-action.js';
import type { BulkChoices } from '../options/bulk-choices.js';
import { inheritOptions } from '../options/inherit-options.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';
import type { RowsToRetry } from './rows-to-retry.js';
import { ROWS_TO_RETRY } from './rows-to-retry.task.js';

/** Who wants which action to be tried again. */
export interface RetryRequest extends BulkChoices {
  readonly principal: Principal;
  readonly requestId: string;
  readonly actionId: string;
}

/** Makes a new action of what an earlier one did not do. */
@Injectable()
export class RetryService {
  constructor(
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
    private readonly workers: WorkerPool,
    private readonly budget: MemoryBudget,
    private readonly admission: AdmissionService,
  ) {}

  /**
   * Accepts the rows of an action that failed or were not processed, in their order and with their numbers, under its
   * options and those that are chosen now. They are at the end of the project queue.
   * @throws DomainError not_found; not_finished, nothing_to_retry; quota_exceeded as for any bulk request; overloaded
   */
  async retry(request: RetryRequest): Promise<Admitted> {
    const { principal, requestId, actionId } = request;
    const parent = await this.find(principal.projectId, actionId);
    const hold = this.budget.open(principal.projectId);
    try {
      const chunks = await this.gather(parent, hold);
      const shared = await this.chunks.sharedOf(actionId);
      return await this.admission.admit({
        ...{ principal, requestId, chunks },
        type: parent.type,
        parentId: actionId,
        rowCount: countOf(parent),
        lastRow: Math.max(...chunks.map(({ lastRow }) => lastRow)),
        options: inheritOptions(parent.options, request.options),
        ...(shared !== null && { shared }),
        ...idempotencyWithoutBody('retry', actionId, request),
      });
    } finally {
      hold.release();
    }
  }

  private async find(projectId: string, id: string): Promise<AsyncAction> {
    const action = await findAction(this.actions, projectId, id);
    if (action.finishedAt === null)
      throw actionConflict('not_finished', id, 'The action has not ended');
    if (countOf(action) > 0) return action;
    throw actionConflict('nothing_to_retry', id, 'Every row of the action succeeded');
  }

  /** A chunk for each chunk with such rows, so that two chunks share a code only where those of the action did. */
  private async gather(action: AsyncAction, hold: MemoryHold): Promise<RowsToRetry[]> {
    const { id, projectId: owner } = action;
    const gathered: RowsToRetry[] = [];
    let after = -1;
    for (;;) {
      const chunk = await this.chunks.chunkToRetry(id, after);
      if (chunk === null) break;
      after = chunk.number;
      const { items } = chunk;
      // Nothing is kept of a chunk of which a row failed when its action is all or nothing.
      const outcomes = action.pass === null ? chunk.outcomes : null;
      const rows = await this.workers.run(ROWS_TO_RETRY, { items, outcomes }, { owner });
      await hold.grow(rows.items.length + rows.codes.length);
      gathered.push(rows);
    }
    const rowCount = gathered.reduce((sum, chunk) => sum + chunk.rowCount, 0);
    if (rowCount === countOf(action)) return gathered;
    throw actionConflict('nothing_to_retry', id, 'The rows of the action are not kept any more');
  }
}

function countOf(action: AsyncAction): number {
  return action.failedCount + unprocessedCountOf(action);
}
