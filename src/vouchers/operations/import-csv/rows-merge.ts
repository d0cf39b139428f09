import { Injectable } from '@nestjs/common';
import {
  type ChunkInput,
  type ChunkResult,
  type ChunkWork,
  isDryRun,
  type PreparedChunk,
} from '../../../async-actions/index.js';
import { Settings } from '../../../config/settings.js';
import { StaleReadError } from '../../../database/stale-read.js';
import type { Transaction } from '../../../database/transaction.js';
import type { SchemaInForce } from '../../../metadata-schemas/domain/schema-in-force.js';
import { MetadataValidationService } from '../../../metadata-schemas/metadata-validation.service.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import type { MergedRows, MergeRowsInput } from './merge-rows.js';
import { MERGE_LOCKED_ROWS, MERGE_ROWS } from './merge-rows.task.js';
import { writeVoucherChanges } from '../write-changes.js';

/** Applies the rows of a file: a code that is free gets a voucher, the voucher of any other is changed. */
@Injectable()
export class RowsMerge {
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
      this.vouchers.readSnapshots(projectId, codes),
      this.validation.atPresent(projectId, 'voucher'),
    ]);
    const merged = await this.merge(MERGE_ROWS, input, prior, schema);
    return {
      firstCode: merged.firstCode,
      lastCode: merged.lastCode,
      write: async (tx, nowMs) => {
        const inForce = await this.validation.forResource(tx, projectId, 'voucher');
        if (inForce?.version !== schema?.version) throw new StaleReadError();
        return this.write(tx, projectId, merged, nowMs);
      },
    };
  }

  /** As {@link prepare} and its writing, while the vouchers are locked. */
  async apply(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    const { projectId, codes, nowMs } = work;
    const prior = await this.vouchers.lockSnapshots(tx, projectId, codes);
    const schema = await this.validation.forResource(tx, projectId, 'voucher');
    const merged = await this.merge(MERGE_LOCKED_ROWS, work, prior, schema);
    return this.write(tx, projectId, merged, nowMs);
  }

  private merge(
    task: WorkerTask<MergeRowsInput, MergedRows>,
    { projectId, items, options }: ChunkInput,
    prior: string,
    schema: SchemaInForce | null,
  ): Promise<MergedRows> {
    const { maxMetadataBytes } = this.settings;
    const rules = { maxMetadataBytes, schema, isDryRun: isDryRun(options) };
    const input = { projectId, items, prior, ...rules };
    return this.workers.run(task, input, { owner: projectId });
  }

  /** @throws StaleReadError when a code was taken or a voucher changed since they were read */
  private async write(
    tx: Transaction,
    projectId: string,
    merged: MergedRows,
    nowMs: number,
  ): Promise<ChunkResult> {
    await writeVoucherChanges(this.vouchers, { tx, projectId, nowMs }, merged);
    const { doneCount, failedCount, outcomes, before, changes } = merged;
    return { doneCount, failedCount, outcomes, before, changes };
  }
}
