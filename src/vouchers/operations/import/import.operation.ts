import { Injectable } from '@nestjs/common';
import type { ActionType } from '../../../async-actions/action-type.js';
import type { AsyncActionDetails } from '../../../async-actions/async-action.js';
import type { ChunkResult, ChunkWork, Operation } from '../../../async-actions/operation.js';
import type { Transaction } from '../../../database/transaction.js';
import { ImportApplier } from './import-applier.js';
import { importResult } from './import-result.js';

/** `VOUCHERS.IMPORT`: adds vouchers that were sent as JSON. */
@Injectable()
export class ImportOperation implements Operation {
  readonly type: ActionType = 'VOUCHERS.IMPORT';
  readonly plainSuccess = { found: false, updated: true };

  constructor(private readonly applier: ImportApplier) {}

  applyChunk(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    return this.applier.apply(tx, work, 'json');
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return importResult(action, ({ code }) => ({ code }));
  }
}
