import { Injectable } from '@nestjs/common';
import type { AsyncActionDetails } from '../../../async-actions/async-action.js';
import type { ChunkResult, ChunkWork, Operation } from '../../../async-actions/operation.js';
import type { Transaction } from '../../../database/transaction.js';
import { MetadataSchemasService } from '../../../metadata-schemas/metadata-schemas.service.js';
import type { MetadataKeyPurge } from '../../../metadata-schemas/purge/metadata-key-purge.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import { KeyHolderStore } from '../../storage/key-holder-store.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import { REMOVE_KEY } from './remove-key.task.js';

/** How far a purge has come: the code it goes on behind, and how many vouchers it has changed. */
interface PurgeStep extends MetadataKeyPurge {
  readonly after?: string;
  readonly found?: number;
}

/**
 * `VOUCHERS.METADATA_KEY_PURGE`: takes a key out of the metadata of every voucher of the project. It
 * walks the codes step by step from the first to the last, and each step leaves word where the next
 * goes on. So accepting a purge costs the same in a project of ten vouchers and of ten million, and
 * the vouchers that it meets are those that are there when its turn has come, with what the jobs before
 * it added. A single voucher written during the walk is met before or after that write.
 */
@Injectable()
export class MetadataKeyPurgeOperation implements Operation {
  readonly type = 'VOUCHERS.METADATA_KEY_PURGE';
  readonly plainSuccess = { found: true, updated: true };

  constructor(
    private readonly holders: KeyHolderStore,
    private readonly vouchers: VoucherStore,
    private readonly schemas: MetadataSchemasService,
    private readonly workers: WorkerPool,
  ) {}

  async applyChunk(tx: Transaction, { projectId, items, nowMs }: ChunkWork): Promise<ChunkResult> {
    const { key, after = '', found = 0 } = JSON.parse(items) as PurgeStep;
    const { last, vouchers } = await this.holders.next(tx, projectId, key, after);
    if (last === null) {
      await this.schemas.forgetRemoved(tx, projectId, 'voucher', key);
      return result(0, '[]', { items: '[]', next: null });
    }
    const removed = await this.workers.run(REMOVE_KEY, { key, vouchers, foundBefore: found });
    if (removed.count > 0) {
      await this.vouchers.writeMetadata(tx, projectId, removed.patches, nowMs);
    }
    const next: PurgeStep = { key, after: last, found: found + removed.count };
    return result(removed.count, removed.before, {
      items: removed.items,
      next: JSON.stringify(next),
    });
  }

  presentResult({ doneCount }: AsyncActionDetails): Record<string, unknown> {
    return { message: `Updated ${doneCount} vouchers.`, done_count: doneCount };
  }
}

function result(
  count: number,
  before: string,
  step: { items: string; next: string | null },
): ChunkResult {
  const walk = { ...step, rowCount: count };
  return { doneCount: count, failedCount: 0, outcomes: '[]', before, walk };
}
