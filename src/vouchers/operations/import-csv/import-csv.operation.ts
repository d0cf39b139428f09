import { Injectable } from '@nestjs/common';
import type { ActionType } from '../../../async-actions/action-type.js';
import type { AsyncActionDetails } from '../../../async-actions/async-action.js';
import type { ChunkInput, Operation, PreparedChunk } from '../../../async-actions/operation.js';
import { ImportApplier } from '../import/import-applier.js';
import { importResult } from '../import/import-result.js';

/** `VOUCHERS.IMPORT_CSV`: adds the vouchers of a table, whose failed rows are named by their numbers. */
@Injectable()
export class ImportCsvOperation implements Operation {
  readonly type: ActionType = 'VOUCHERS.IMPORT_CSV';
  readonly plainSuccess = { found: false, updated: true };

  constructor(private readonly applier: ImportApplier) {}

  prepare(input: ChunkInput): Promise<PreparedChunk> {
    return this.applier.prepare(input, 'cells');
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return { ...importResult(action, ({ code, row }) => ({ code, row })), ...action.remarks };
  }
}
