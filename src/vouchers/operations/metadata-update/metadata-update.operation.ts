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
import { MetadataMerge, mergeResult } from '../bulk-update/metadata-merge.js';

/** `VOUCHERS.METADATA_UPDATE`: all vouchers get the same metadata. */
@Injectable()
export class MetadataUpdateOperation implements Operation {
  readonly type: ActionType = 'VOUCHERS.METADATA_UPDATE';
  readonly plainSuccess = { found: true, updated: true };

  constructor(private readonly merge: MetadataMerge) {}

  prepare(input: ChunkInput): Promise<PreparedChunk> {
    return this.merge.prepare(input);
  }

  applyChunk(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    return this.merge.apply(tx, work);
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return mergeResult(action);
  }
}
