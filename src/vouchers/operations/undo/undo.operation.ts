import { Injectable } from '@nestjs/common';
import {
  type AsyncActionDetails,
  BulkOperation,
  isDryRun,
  type ChunkInput,
  type ChunkResult,
  type ChunkWork,
  NO_CODES,
  type Operation,
  type PreparedChunk,
  ProcessedChunks,
  type UndoStep,
} from '../../../async-actions/index.js';
import type { Transaction } from '../../../database/transaction.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import { modeIn } from '../../options/bulk-options.js';
import { mergeResult } from '../metadata-merge/metadata-merge.js';
import { VoucherVersions } from '../voucher-versions.js';
import { LIST_CODES, LIST_CODES_LOCKED } from './list-codes.task.js';
import { MetadataUndo } from './metadata-undo.js';
import { changesMetadataAlone } from './read-restorations.js';
import { traceKindOf } from './trace-kinds.js';
import { UNDO, UNDO_OF_CHANGES } from './undo-rule.js';
import type { UndoneChunk, UndoWork } from './undone-chunk.js';
import { VoucherUndo } from './voucher-undo.js';

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
    private readonly ofVouchers: VoucherUndo,
    private readonly ofMetadata: MetadataUndo,
    private readonly workers: WorkerPool,
    private readonly voucherVersions: VoucherVersions,
  ) {}

  /** Reads the vouchers of a step without a lock; the write checks that they are unchanged. */
  async prepare(input: ChunkInput): Promise<PreparedChunk> {
    const work = await this.read(input);
    const undone = await this.undoOf(work);
    const { firstCode, lastCode } = undone.rows;
    return {
      ...{ firstCode, lastCode },
      ...(work.step !== null && { nextStep: nextOf(work.step) }),
      write: (tx, nowMs) => write(tx, work, undone, nowMs),
    };
  }

  /** As {@link prepare} and its writing, while the vouchers are locked. */
  async applyUnderLocks(tx: Transaction, input: ChunkWork): Promise<ChunkResult> {
    const work = await this.read(input, tx);
    return write(tx, work, await this.undoOf(work, tx), input.nowMs);
  }

  /** A dry run says what becomes of whole vouchers, so it reads them. */
  private undoOf(work: UndoWork, tx?: Transaction): Promise<UndoneChunk> {
    const { rows, options } = work;
    const isListed = typeof rows === 'string';
    if (isListed || isDryRun(options) || !changesMetadataAlone(rows.kind)) {
      return this.ofVouchers.of(work, tx);
    }
    return this.ofMetadata.of(work, rows, tx);
  }

  /** A request lists the step to begin with; a retry and a confirmation list rows, which have their reversals already. */
  private async read(
    { projectId, items, codes, options }: ChunkInput,
    tx?: Transaction,
  ): Promise<UndoWork> {
    const common = { projectId, options };
    if (items.startsWith('[')) return { ...common, step: null, rows: items, codes };
    const step = JSON.parse(items) as UndoStep;
    const chunk = await this.processed.read(projectId, step);
    if (chunk === null) return { ...common, step, rows: '[]', codes: NO_CODES };
    const { type, options: chosen, ...texts } = chunk;
    const kind = traceKindOf(type);
    if (kind === null) throw new Error(`No rule says how ${type} is undone`);
    const task = tx === undefined ? LIST_CODES : LIST_CODES_LOCKED;
    return {
      ...common,
      step,
      rows: { kind, mode: modeIn(chosen), ...texts },
      codes: await this.workers.run(task, texts.items, { owner: projectId }),
    };
  }

  versions(projectId: string, codes: string, tx?: Transaction): Promise<string> {
    return this.voucherVersions.of(projectId, codes, tx);
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return mergeResult(action);
  }
}

async function write(
  tx: Transaction,
  { step, options }: UndoWork,
  undone: UndoneChunk,
  nowMs: number,
): Promise<ChunkResult> {
  await undone.write(tx, nowMs);
  const { doneCount, failedCount, outcomes, before, changes, ...rows } = undone.rows;
  const result = { doneCount, failedCount, outcomes, before, changes };
  if (step === null) return result;
  const { items, rowCount, codeRange, codes, readVersions } = rows;
  const seen = isDryRun(options) ? { seen: { codes, versions: readVersions } } : {};
  return { ...result, scan: { items, rowCount, codeRange, next: nextOf(step), ...seen } };
}

function nextOf({ of, chunk }: UndoStep): string | null {
  return chunk === 0 ? null : JSON.stringify({ of, chunk: chunk - 1 });
}
