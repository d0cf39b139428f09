import { Injectable } from '@nestjs/common';
import type {
  ActionType,
  AsyncActionDetails,
  ChunkInput,
  Operation,
  PreparedChunk,
} from '../../../async-actions/index.js';
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
