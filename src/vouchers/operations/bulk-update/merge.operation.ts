import type {
  ActionType,
  AsyncActionDetails,
  ChunkInput,
  ChunkResult,
  ChunkWork,
  Operation,
  PreparedChunk,
} from '../../../async-actions/index.js';
import type { Transaction } from '../../../database/transaction.js';
import { mergeResult, type MetadataMerge } from './metadata-merge.js';

/**
 * `VOUCHERS.BULK_UPDATE`, where each voucher gets its own metadata, and `VOUCHERS.METADATA_UPDATE`, where all get
 * the same: what is merged is a matter of the accepted rows.
 */
export class MergeOperation implements Operation {
  readonly plainSuccess = { found: true, updated: true };

  constructor(
    readonly type: ActionType,
    private readonly merge: MetadataMerge,
  ) {}

  prepare(input: ChunkInput): Promise<PreparedChunk> {
    return this.merge.prepare(input);
  }

  applyUnderLocks(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    return this.merge.apply(tx, work);
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return mergeResult(action);
  }
}
