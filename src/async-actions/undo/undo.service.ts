import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { AdmissionService, type Admitted } from '../admission/admission.service.js';
import { idempotencyWithoutBody } from '../admission/idempotency-without-body.js';
import { actionConflict, findAction } from '../find-action.js';
import { OperationRegistry } from '../operation-registry.js';
import type { BulkChoices } from '../options/bulk-choices.js';
import { isDryRun } from '../options/dry-run.option.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';
import type { UndoStep } from './processed-chunks.js';

/** Who wants what an action did to be undone. */
export interface UndoRequest extends BulkChoices {
  readonly principal: Principal;
  readonly requestId: string;
  readonly actionId: string;
}

/** Makes a new action that undoes what an earlier one did. */
@Injectable()
export class UndoService {
  constructor(
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
    private readonly operations: OperationRegistry,
    private readonly admission: AdmissionService,
  ) {}

  /**
   * Accepts the undo with its first step alone, at the end of the project queue: the operation reads what is to be
   * undone when its turn has come, chunk by chunk from the last to the first. Its rows have the numbers of the first
   * request.
   * @throws DomainError not_found; not_finished, undo_expired, nothing_to_undo; quota_exceeded as for any bulk request
   */
  async undo(request: UndoRequest): Promise<Admitted> {
    const { principal, requestId, actionId, options } = request;
    const { type, step } = await this.firstStep(principal.projectId, actionId);
    const items = Buffer.from(JSON.stringify(step));
    return this.admission.admit({
      ...{ principal, requestId, type, options },
      parentId: actionId,
      rowCount: 0,
      lastRow: await this.chunks.lastRow(actionId),
      chunks: [{ rowCount: 0, items, codes: Buffer.from('[]'), codeRange: null }],
      ...idempotencyWithoutBody('undo', actionId, request),
    });
  }

  private async firstStep(
    projectId: string,
    of: string,
  ): Promise<{ readonly type: string; readonly step: UndoStep }> {
    const action = await findAction(this.actions, projectId, of);
    if (action.finishedAt === null)
      throw actionConflict('not_finished', of, 'The action has not ended');
    if ((action.reportsAvailableTill ?? 0) <= Date.now()) {
      throw actionConflict('undo_expired', of, 'The prior values are not kept any more');
    }
    const { undo } = this.operations.get(action.type);
    const isReal = !isDryRun(action.options);
    const chunk = isReal && undo && (await this.chunks.lastChanged(of, undo.isDoneEnough));
    if (undo === undefined || typeof chunk !== 'number') {
      throw actionConflict('nothing_to_undo', of, 'The action changed nothing that can be undone');
    }
    return { type: undo.type, step: { of, chunk } };
  }
}
