import { Injectable } from '@nestjs/common';
import type { ActionType } from '../../../async-actions/action-type.js';
import type { AsyncActionDetails } from '../../../async-actions/async-action.js';
import type {
  ChunkInput,
  ChunkResult,
  ChunkWork,
  Operation,
  PreparedChunk,
} from '../../../async-actions/operation.js';
import type { Transaction } from '../../../database/transaction.js';
import { importResult } from '../import/import-result.js';
import { RowsMerge } from './rows-merge.js';

/**
 * `VOUCHERS.IMPORT_CSV`: adds the vouchers of a table and changes those whose codes are taken. Failed rows are named by
 * their numbers.
 */
@Injectable()
export class ImportCsvOperation implements Operation {
  readonly type: ActionType = 'VOUCHERS.IMPORT_CSV';
  readonly plainSuccess = { found: false, updated: true };

  constructor(private readonly merge: RowsMerge) {}

  prepare(input: ChunkInput): Promise<PreparedChunk> {
    return this.merge.prepare(input);
  }

  applyUnderLocks(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    return this.merge.apply(tx, work);
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return { ...importResult(action, ({ code, row }) => ({ code, row })), ...action.remarks };
  }
}
