import { Injectable } from '@nestjs/common';
import type { ActionType } from '../../../async-actions/action-type.js';
import type { AsyncActionDetails } from '../../../async-actions/async-action.js';
import type { ChunkInput, Operation, PreparedChunk } from '../../../async-actions/operation.js';
import { ImportApplier } from './import-applier.js';
import { importResult } from './import-result.js';

/** `VOUCHERS.IMPORT`: adds vouchers that were sent as JSON. */
@Injectable()
export class ImportOperation implements Operation {
  readonly type: ActionType = 'VOUCHERS.IMPORT';
  readonly plainSuccess = { found: false, updated: true };

  constructor(private readonly applier: ImportApplier) {}

  prepare(input: ChunkInput): Promise<PreparedChunk> {
    return this.applier.prepare(input);
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return importResult(action, ({ code }) => ({ code }));
  }
}
