import { Injectable } from '@nestjs/common';
import type { AsyncActionDetails } from '../../../async-actions/async-action.js';
import type { ChunkResult, ChunkWork, Operation } from '../../../async-actions/operation.js';
import { Settings } from '../../../config/settings.js';
import type { Transaction } from '../../../database/transaction.js';
import { MetadataValidationService } from '../../../metadata-schemas/metadata-validation.service.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import { MERGE_CHUNK } from './merge-chunk.task.js';

/** `VOUCHERS.BULK_UPDATE`: each voucher gets its own metadata. It changes nothing else and makes no voucher. */
@Injectable()
export class BulkUpdateOperation implements Operation {
  readonly type = 'VOUCHERS.BULK_UPDATE';
  readonly plainSuccess = { found: true, updated: true };

  constructor(
    private readonly settings: Settings,
    private readonly vouchers: VoucherStore,
    private readonly validation: MetadataValidationService,
    private readonly workers: WorkerPool,
  ) {}

  async applyChunk(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    const { projectId, items, nowMs } = work;
    const prior = await this.vouchers.readMetadata(tx, projectId, items);
    const schema = await this.validation.forResource(tx, projectId, 'voucher');
    const { maxMetadataBytes } = this.settings;
    const { patches, ...result } = await this.workers.run(MERGE_CHUNK, {
      items,
      prior,
      maxMetadataBytes,
      schema,
    });
    if (patches !== '[]') await this.vouchers.writeMetadata(tx, projectId, patches, nowMs);
    return result;
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    const errors = action.firstFailures.map(({ code, key, message, details }) => {
      return { code, key, message, details };
    });
    return { done_count: action.doneCount, failed_count: action.failedCount, errors };
  }
}
