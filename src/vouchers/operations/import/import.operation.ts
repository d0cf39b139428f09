import { Injectable } from '@nestjs/common';
import type {
  ActionType,
  AsyncActionDetails,
  ChunkInput,
  Operation,
  PreparedChunk,
} from '../../../async-actions/index.js';
import { ImportApplier } from './import-applier.js';
import { importResult } from './import-result.js';

/** `VOUCHERS.IMPORT`: adds vouchers that were sent as JSON. */
@Injectable()
export class ImportOperation implements Operation {
  readonly type: ActionType = 'VOUCHERS.IMPORT';
  readonly plainSuccess = { found: false, updated: true };

  constructor(private readonly applier: ImportApplier) {}

  prepare(input: ChunkInput): Promise<PreparedChunk> {
    return this.applier.prepare(input, 'json');
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return importResult(action, ({ code }) => ({ code }));
  }
}
