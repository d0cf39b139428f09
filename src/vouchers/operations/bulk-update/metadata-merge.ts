import { Injectable } from '@nestjs/common';
import type { AsyncActionDetails } from '../../../async-actions/async-action.js';
import type { ChunkResult, ChunkWork } from '../../../async-actions/operation.js';
import { Settings } from '../../../config/settings.js';
import type { Transaction } from '../../../database/transaction.js';
import { MetadataValidationService } from '../../../metadata-schemas/metadata-validation.service.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import { MERGE_CHUNK } from './merge-chunk.task.js';

/** Merges the metadata of a chunk into its vouchers, whether each row has its own or all share one. */
@Injectable()
export class MetadataMerge {
  constructor(
    private readonly settings: Settings,
    private readonly vouchers: VoucherStore,
    private readonly validation: MetadataValidationService,
    private readonly workers: WorkerPool,
  ) {}

  /** Changes nothing but metadata and makes no voucher: a code that is unknown fails its row. */
  async apply(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    const { projectId, items, shared, nowMs } = work;
    const prior = await this.vouchers.readMetadata(tx, projectId, items);
    const schema = await this.validation.forResource(tx, projectId, 'voucher');
    const { maxMetadataBytes } = this.settings;
    const { patches, ...result } = await this.workers.run(MERGE_CHUNK, {
      items,
      shared,
      prior,
      maxMetadataBytes,
      schema,
    });
    if (patches !== '[]') await this.vouchers.writeMetadata(tx, projectId, patches, nowMs);
    return result;
  }
}

/** The result of an action that merged metadata. */
export function mergeResult(action: AsyncActionDetails): Record<string, unknown> {
  const errors = action.firstFailures.map(({ code, key, message, details }) => {
    return { code, key, message, details };
  });
  return { done_count: action.doneCount, failed_count: action.failedCount, errors };
}
