import { Injectable } from '@nestjs/common';
import type { AsyncActionDetails } from '../../../async-actions/async-action.js';
import {
  StaleChunkError,
  type ChunkInput,
  type ChunkResult,
  type ChunkWork,
  type PreparedChunk,
} from '../../../async-actions/operation.js';
import { Settings } from '../../../config/settings.js';
import type { Transaction } from '../../../database/transaction.js';
import type { SchemaInForce } from '../../../metadata-schemas/domain/schema-in-force.js';
import { MetadataValidationService } from '../../../metadata-schemas/metadata-validation.service.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import type { MergeOutput } from './merge-chunk.js';
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

  /** Reads and merges without a lock; the writing then asks whether the vouchers are still the same. */
  async prepare(input: ChunkInput): Promise<PreparedChunk> {
    const { projectId, codes } = input;
    const [prior, schema] = await Promise.all([
      this.vouchers.readMetadata(projectId, codes),
      this.validation.atPresent(projectId, 'voucher'),
    ]);
    const merged = await this.merge(input, prior, schema);
    return {
      firstCode: merged.firstCode,
      lastCode: merged.lastCode,
      write: async (tx, nowMs) => {
        const inForce = await this.validation.forResource(tx, projectId, 'voucher');
        if (inForce?.version !== schema?.version) throw new StaleChunkError();
        return this.write(tx, projectId, merged, nowMs);
      },
    };
  }

  /** Changes nothing but metadata and makes no voucher: a code that is unknown fails its row. */
  async apply(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    const { projectId, codes, nowMs } = work;
    const prior = await this.vouchers.lockMetadata(tx, projectId, codes);
    const schema = await this.validation.forResource(tx, projectId, 'voucher');
    return this.write(tx, projectId, await this.merge(work, prior, schema), nowMs);
  }

  private merge(
    { items, shared }: ChunkInput,
    prior: string,
    schema: SchemaInForce | null,
  ): Promise<MergeOutput> {
    const { maxMetadataBytes } = this.settings;
    return this.workers.run(MERGE_CHUNK, { items, shared, prior, maxMetadataBytes, schema });
  }

  private async write(
    tx: Transaction,
    projectId: string,
    merged: MergeOutput,
    nowMs: number,
  ): Promise<ChunkResult> {
    const { patches, patchCount, doneCount, failedCount, outcomes, before } = merged;
    const isChanged = patchCount > 0;
    const written = isChanged
      ? await this.vouchers.writeMetadata(tx, projectId, patches, nowMs)
      : 0;
    if (written !== patchCount) throw new StaleChunkError();
    return { doneCount, failedCount, outcomes, before };
  }
}

/** The result of an action that merged metadata. */
export function mergeResult(action: AsyncActionDetails): Record<string, unknown> {
  const errors = action.firstFailures.map(({ code, key, message, details }) => {
    return { code, key, message, details };
  });
  return { done_count: action.doneCount, failed_count: action.failedCount, errors };
}
