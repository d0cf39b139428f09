import { Injectable } from '@nestjs/common';
import {
  type AsyncActionDetails,
  BulkOperation,
  type ChunkInput,
  type ChunkResult,
  type ChunkWork,
  type Operation,
  type PreparedChunk,
} from '../../../async-actions/index.js';
import type { BodyBytes, BulkBody } from '../../../async-actions/bulk-body/index.js';
import { Settings } from '../../../config/settings.js';
import type { Transaction } from '../../../database/transaction.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import type { TaskOptions } from '../../../workers/worker-task.js';
import { mergeResult, MetadataMerge } from '../metadata-merge/metadata-merge.js';
import { JSON_ARRAY_FILE } from '../json-array-file.js';
import { READ_BULK_UPDATE } from './read-bulk-update.task.js';
import { WRITE_BULK_UPDATE } from './write-bulk-update.task.js';
import { VoucherVersions } from '../voucher-versions.js';
import { UNDO_OF_CHANGES } from '../undo/undo-rule.js';

export const BULK_UPDATE = 'VOUCHERS.BULK_UPDATE';

/** Merges into each listed voucher the metadata of its own row. */
@BulkOperation(BULK_UPDATE)
@Injectable()
export class BulkUpdateOperation implements Operation {
  readonly plainSuccess = { found: true, updated: true };
  readonly undo = UNDO_OF_CHANGES;
  readonly requestFile = { ...JSON_ARRAY_FILE, write: WRITE_BULK_UPDATE };

  constructor(
    private readonly settings: Settings,
    private readonly workers: WorkerPool,
    private readonly merge: MetadataMerge,
    private readonly voucherVersions: VoucherVersions,
  ) {}

  readBody(body: BodyBytes, options: TaskOptions): Promise<BulkBody> {
    const { maxMetadataBytes } = this.settings;
    return this.workers.run(READ_BULK_UPDATE, { ...body, maxMetadataBytes }, options);
  }

  prepare(input: ChunkInput): Promise<PreparedChunk> {
    return this.merge.prepare(input);
  }

  applyUnderLocks(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    return this.merge.apply(tx, work);
  }

  versions(projectId: string, codes: string, tx?: Transaction): Promise<string> {
    return this.voucherVersions.of(projectId, codes, tx);
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return mergeResult(action);
  }
}
