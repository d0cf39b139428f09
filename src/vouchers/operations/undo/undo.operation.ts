import { Injectable } from '@nestjs/common';
import {
  type AsyncActionDetails,
  BulkOperation,
  isDryRun,
  type ChunkInput,
  type ChunkResult,
  type ChunkWork,
  type Operation,
  type PreparedChunk,
  ProcessedChunks,
  type UndoStep,
} from '../../../async-actions/index.js';
import { StaleReadError } from '../../../database/stale-read.js';
import type { Transaction } from '../../../database/transaction.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import { mergeResult } from '../metadata-merge/metadata-merge.js';
import { VoucherVersions } from '../voucher-versions.js';
import type { ProcessedRows, ReversalRows } from './read-reversals.js';
import { modeIn } from '../../options/bulk-options.js';
import { READ_REVERSALS, READ_REVERSALS_LOCKED } from './read-reversals.task.js';
import { traceKindOf } from './trace-kinds.js';
import { UNDO, UNDO_OF_CHANGES } from './undo-rule.js';
import type { UndoneRows } from './undo-rows.js';
import { UNDO_LOCKED_ROWS, UNDO_ROWS } from './undo-rows.task.js';

/** What a chunk of the action is to undo. */
interface UndoWork extends ReversalRows {
  /** The step of a scan; null for rows that are listed. */
  readonly step: UndoStep | null;
}

/**
 * Undoes what another action did, key by key: a value that is still what the action wrote becomes what it was before,
 * and vouchers that it added are removed. It scans the chunks of that action from the last to the first, so that rows of
 * one code are undone in reverse order and accepting an undo costs the same for every action. Values are restored whatever
 * the schema says now: they were there before.
 */
@BulkOperation(UNDO)
@Injectable()
export class UndoOperation implements Operation {
  readonly plainSuccess = { found: true, updated: true };
  readonly undo = UNDO_OF_CHANGES;

  constructor(
    private readonly processed: ProcessedChunks,
    private readonly vouchers: VoucherStore,
    private readonly workers: WorkerPool,
    private readonly voucherVersions: VoucherVersions,
  ) {}

  /** Reads the vouchers of a step without a lock; the write checks that they are unchanged. */
  async prepare(input: ChunkInput): Promise<PreparedChunk> {
    const { projectId } = input;
    const work = await this.read(READ_REVERSALS, input);
    const prior = await this.vouchers.readSnapshots(projectId, work.codes);
    const isTried = isDryRun(input.options);
    const task = { projectId, items: work.items, prior, isDryRun: isTried };
    const undone = await this.workers.run(UNDO_ROWS, task, { owner: projectId });
    const { firstCode, lastCode } = undone;
    return {
      ...(work.step === null && { firstCode, lastCode }),
      write: (tx, nowMs) => this.write(tx, { ...input, nowMs }, work, undone),
    };
  }

  /** As {@link prepare} and its writing, while the vouchers are locked. */
  async applyUnderLocks(tx: Transaction, input: ChunkWork): Promise<ChunkResult> {
    const { projectId } = input;
    const work = await this.read(READ_REVERSALS_LOCKED, input);
    const prior = await this.vouchers.lockSnapshots(tx, projectId, work.codes);
    const isTried = isDryRun(input.options);
    const task = { projectId, items: work.items, prior, isDryRun: isTried };
    const undone = await this.workers.run(UNDO_LOCKED_ROWS, task, { owner: projectId });
    return this.write(tx, input, work, undone);
  }

  /** A request lists the step to begin with; a retry and a confirmation list rows, which have their reversals already. */
  private async read(
    task: WorkerTask<ProcessedRows, ReversalRows>,
    { projectId, items, codes }: ChunkInput,
  ): Promise<UndoWork> {
    if (items.startsWith('[')) return { step: null, items, codes };
    const step = JSON.parse(items) as UndoStep;
    const chunk = await this.processed.read(projectId, step);
    if (chunk === null) return { step, items: '[]', codes: '[]' };
    const { type, options, ...texts } = chunk;
    const kind = traceKindOf(type);
    if (kind === null) throw new Error(`No rule says how ${type} is undone`);
    const processed = { kind, mode: modeIn(options), ...texts };
    return { step, ...(await this.workers.run(task, processed, { owner: projectId })) };
  }

  /** @throws StaleReadError when a code was taken or a voucher changed since they were read */
  private async write(
    tx: Transaction,
    { projectId, nowMs, options }: ChunkWork,
    { step, items, codes }: UndoWork,
    undone: UndoneRows,
  ): Promise<ChunkResult> {
    const { removals, removalCount, added, addedCount, patches, patchCount } = undone;
    if (removalCount > 0) {
      const removed = await this.vouchers.removeMany(tx, projectId, removals);
      if (removed !== removalCount) throw new StaleReadError();
    }
    if (addedCount > 0) {
      const ids = await this.vouchers.insertMany(tx, projectId, added, nowMs);
      if (ids.length !== addedCount) throw new StaleReadError();
    }
    if (patchCount > 0) {
      const written = await this.vouchers.writeVouchers(tx, projectId, patches, nowMs);
      if (written !== patchCount) throw new StaleReadError();
    }
    const { doneCount, failedCount, outcomes, before, changes, rowCount, codeRange } = undone;
    const result = { doneCount, failedCount, outcomes, before, changes };
    if (step === null) return result;
    const seen = isDryRun(options) ? { seen: { codes, versions: undone.readVersions } } : {};
    return { ...result, scan: { items, rowCount, codeRange, next: nextOf(step), ...seen } };
  }

  versions(projectId: string, codes: string, tx?: Transaction): Promise<string> {
    return this.voucherVersions.of(projectId, codes, tx);
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return mergeResult(action);
  }
}

function nextOf({ of, chunk }: UndoStep): string | null {
  return chunk === 0 ? null : JSON.stringify({ of, chunk: chunk - 1 });
}
