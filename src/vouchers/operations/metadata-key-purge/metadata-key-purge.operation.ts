import { Injectable } from '@nestjs/common';
import {
  type AsyncActionDetails,
  BulkOperation,
  type ChunkInput,
  type ChunkResult,
  type ChunkWork,
  isDryRun,
  type Operation,
  type PreparedChunk,
  type ScanStep,
} from '../../../async-actions/index.js';
import { StaleReadError } from '../../../database/stale-read.js';
import type { Transaction } from '../../../database/transaction.js';
import { ForgottenDefinitions } from '../../../metadata-schemas/purge/forgotten-definitions.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import { KeyHolderStore } from '../../storage/key-holder-store.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import { mergeResult } from '../metadata-merge/metadata-merge.js';
import { UNDO_OF_CHANGES } from '../undo/undo-rule.js';
import { VoucherVersions } from '../voucher-versions.js';
import { isListed, ListedPurge } from './listed-purge.js';
import type { PurgeStep } from './purge-step.js';
import type { RemoveKeyInput, RemoveKeyOutput } from './remove-key.js';
import { REMOVE_KEY, REMOVE_LOCKED_KEY } from './remove-key.task.js';
import { writeMetadataChanges } from '../write-changes.js';

export const METADATA_KEY_PURGE = 'VOUCHERS.METADATA_KEY_PURGE';

const NOTHING = { count: 0, before: '[]' };

/** The vouchers of a scan step without the key, which are not written yet. */
interface PurgedStep {
  readonly projectId: string;
  readonly step: PurgeStep;
  readonly last: string;
  readonly removed: RemoveKeyOutput;
  readonly nowMs: number;
}

/**
 * Takes a key out of the metadata of every voucher of the project. It scans the codes from the first to the last, and
 * each scan step stores where the next one goes on. So accepting a purge costs the same in a project of ten
 * vouchers and of ten million. It finds the vouchers that are there when its turn has come, with those that the
 * jobs before it added. A single voucher that is written during the scan is found before or after that write.
 * The confirmation of a dry run lists the vouchers instead, see {@link ListedPurge}.
 */
@BulkOperation(METADATA_KEY_PURGE)
@Injectable()
export class MetadataKeyPurgeOperation implements Operation {
  readonly plainSuccess = { found: true, updated: true };
  readonly undo = UNDO_OF_CHANGES;

  constructor(
    private readonly holders: KeyHolderStore,
    private readonly vouchers: VoucherStore,
    private readonly definitions: ForgottenDefinitions,
    private readonly workers: WorkerPool,
    private readonly listed: ListedPurge,
    private readonly voucherVersions: VoucherVersions,
  ) {}

  /** Reads the vouchers of a step and takes the key out without a lock; the write checks that they are unchanged. */
  async prepare(input: ChunkInput): Promise<PreparedChunk> {
    if (isListed(input)) return this.listed.prepare(input);
    const { projectId } = input;
    const step = JSON.parse(input.items) as PurgeStep;
    const { last, vouchers } = await this.holders.next(projectId, step.key, step.after ?? '');
    if (last === null) return this.prepareEnd(projectId, step);
    if (step.isCheck === true) return checked(step, last, vouchers !== '');
    const removed = await this.removeFrom(REMOVE_KEY, input, step, vouchers);
    return { write: (tx, nowMs) => this.write(tx, { projectId, step, last, removed, nowMs }) };
  }

  /** As {@link prepare} and its writing, while the vouchers are locked. */
  async applyUnderLocks(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    if (isListed(work)) return this.listed.applyUnderLocks(tx, work);
    const { projectId, nowMs } = work;
    const step = JSON.parse(work.items) as PurgeStep;
    const purged = await this.holders.lockNext(tx, projectId, step.key, step.after ?? '');
    const { last, vouchers } = purged;
    if (last === null || step.isCheck === true) throw new StaleReadError();
    const removed = await this.removeFrom(REMOVE_LOCKED_KEY, work, step, vouchers);
    return this.write(tx, { projectId, step, last, removed, nowMs });
  }

  private async prepareEnd(projectId: string, { key }: PurgeStep): Promise<PreparedChunk> {
    const forget = await this.definitions.prepare(projectId, 'voucher', key);
    return {
      write: async (tx) => {
        await forget(tx);
        return result(NOTHING, { items: '[]', codeRange: null, next: null });
      },
    };
  }

  private removeFrom(
    task: WorkerTask<RemoveKeyInput, RemoveKeyOutput>,
    { projectId: owner, options }: ChunkInput,
    { key, found = 0 }: PurgeStep,
    vouchers: string,
  ): Promise<RemoveKeyOutput> {
    return this.workers.run(
      task,
      { key, vouchers, foundBefore: found, isDryRun: isDryRun(options) },
      { owner },
    );
  }

  private async write(tx: Transaction, purged: PurgedStep): Promise<ChunkResult> {
    const { projectId, step, last, removed, nowMs } = purged;
    const { patches, count: patchCount } = removed;
    await writeMetadataChanges(this.vouchers, { tx, projectId, nowMs }, { patches, patchCount });
    const found = (step.found ?? 0) + removed.count;
    const next: PurgeStep = { key: step.key, after: last, found };
    return result(removed, {
      items: removed.items,
      codeRange: removed.codeRange,
      next: JSON.stringify(next),
      seen: removed.seen,
    });
  }

  versions(projectId: string, codes: string, tx?: Transaction): Promise<string> {
    return this.voucherVersions.of(projectId, codes, tx);
  }

  /** Only rows that a confirmation lists can fail. */
  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    const { doneCount, failedCount, options } = action;
    const updated = isDryRun(options) ? 'Would update' : 'Updated';
    return {
      message: `${updated} ${doneCount} vouchers.`,
      done_count: doneCount,
      ...(failedCount > 0 && mergeResult(action)),
    };
  }
}

/** The definition stays when a voucher still has the key. */
function checked(step: PurgeStep, last: string, isKept: boolean): PreparedChunk {
  const next = isKept ? null : JSON.stringify({ ...step, after: last });
  const end = { items: '[]', codeRange: null, next };
  return { write: () => Promise.resolve(result(NOTHING, end)) };
}

function result(
  { count, before, changes }: Pick<RemoveKeyOutput, 'count' | 'before' | 'changes'>,
  step: Omit<ScanStep, 'rowCount'>,
): ChunkResult {
  const scan = { ...step, rowCount: count };
  return { doneCount: count, failedCount: 0, outcomes: '[]', before, changes, scan };
}
