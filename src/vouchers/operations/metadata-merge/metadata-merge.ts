import { Injectable } from '@nestjs/common';
import {
  type AsyncActionDetails,
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
import { nameLookalikes } from '../../domain/lookalikes.js';
import { isStrict, modeIn } from '../../options/bulk-options.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import type { MergeInput, MergeOutput } from './merge-chunk.js';
import { MERGE_CHUNK, MERGE_LOCKED_CHUNK } from './merge-chunk.task.js';
import { IF_UPDATED_AT } from './row-patch.js';
import { writeMetadataChanges } from '../write-changes.js';

/** What was read of the vouchers of a chunk. */
type PriorText = Pick<MergeInput, 'prior' | 'isWhole'>;

/**
 * Merges the metadata of a chunk into its vouchers, whether each row has its own or all share one. It makes no
 * voucher: a code that is unknown fails its row.
 */
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
    const { projectId } = input;
    const [prior, schema] = await Promise.all([
      this.readPrior(input),
      this.validation.atPresent(projectId, 'voucher'),
    ]);
    const merged = await this.merge(MERGE_CHUNK, input, prior, schema);
    const outcomes = await this.nameLookalikes(projectId, merged);
    return {
      firstCode: merged.firstCode,
      lastCode: merged.lastCode,
      write: async (tx, nowMs) => {
        const inForce = await this.validation.forResource(tx, projectId, 'voucher');
        if (inForce?.version !== schema?.version) throw new StaleReadError();
        return this.write(tx, projectId, { ...merged, outcomes }, nowMs);
      },
    };
  }

  /** As {@link prepare} and its writing, while the vouchers are locked. */
  async apply(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    const { projectId, nowMs } = work;
    const prior = await this.readPrior(work, tx);
    const schema = await this.validation.forResource(tx, projectId, 'voucher');
    const merged = await this.merge(MERGE_LOCKED_CHUNK, work, prior, schema);
    const outcomes = await this.nameLookalikes(projectId, merged, tx);
    return this.write(tx, projectId, { ...merged, outcomes }, nowMs);
  }

  /** The vouchers of a chunk: whole where a row is bound to the time of an update; in a transaction they are locked. */
  private async readPrior(
    { projectId, codes, items }: ChunkInput,
    tx?: Transaction,
  ): Promise<PriorText> {
    const { vouchers } = this;
    const isWhole = items.includes(IF_UPDATED_AT);
    const readAll = () =>
      tx === undefined
        ? vouchers.readSnapshots(projectId, codes)
        : vouchers.lockSnapshots(tx, projectId, codes);
    const readMetadata = () =>
      tx === undefined
        ? vouchers.readMetadata(projectId, codes)
        : vouchers.lockMetadata(tx, projectId, codes);
    return { isWhole, prior: await (isWhole ? readAll() : readMetadata()) };
  }

  private merge(
    task: WorkerTask<MergeInput, MergeOutput>,
    { projectId: owner, items, shared, options }: ChunkInput,
    prior: PriorText,
    schema: SchemaInForce | null,
  ): Promise<MergeOutput> {
    const { maxMetadataBytes } = this.settings;
    const policy = {
      mode: modeIn(options),
      isStrict: isStrict(options),
      isDryRun: isDryRun(options),
      maxMetadataBytes,
      schema,
    };
    return this.workers.run(task, { items, shared, ...prior, ...policy }, { owner });
  }

  /** The outcomes, with the codes that unknown ones look like: one statement, and only when there are unknown ones. */
  private async nameLookalikes(
    projectId: string,
    { outcomes, lookalikes }: MergeOutput,
    tx?: Transaction,
  ): Promise<string> {
    if (lookalikes === null) return outcomes;
    return nameLookalikes(outcomes, await this.vouchers.findCodes(projectId, lookalikes, tx));
  }

  private async write(
    tx: Transaction,
    projectId: string,
    merged: MergeOutput,
    nowMs: number,
  ): Promise<ChunkResult> {
    await writeMetadataChanges(this.vouchers, { tx, projectId, nowMs }, merged);
    const { doneCount, failedCount, outcomes, before, changes } = merged;
    return { doneCount, failedCount, outcomes, before, changes };
  }
}

/** The result of an action that merged metadata. */
export function mergeResult(action: AsyncActionDetails): Record<string, unknown> {
  const errors = action.firstFailures.map(({ code, key, message, details }) => {
    return { code, key, message, details };
  });
  return { done_count: action.doneCount, failed_count: action.failedCount, errors };
}
