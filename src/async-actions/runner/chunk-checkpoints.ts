import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import type { ActionProgress, AsyncAction } from '../async-action.js';
import type { ChunkResult } from '../operation.js';
import type { RowOutcome } from '../row.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore, type PendingChunk } from '../storage/chunk-store.js';
import { PassStore, type PassCounts, type UnwrittenChunk } from '../storage/pass-store.js';
import { ActionStoppedError } from './action-stopped-error.js';

/** What a chunk added to its action. */
export interface Checkpoint {
  readonly action: AsyncAction;
  readonly doneCount: number;
  readonly failedCount: number;
}

/** Keeps what became of a chunk, in the transaction that wrote it or did not. */
@Injectable()
export class ChunkCheckpoints {
  constructor(
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
    private readonly passes: PassStore,
  ) {}

  /** @throws ActionStoppedError when the action was cancelled or paused: the transaction must be undone */
  async keep(
    tx: Transaction,
    action: AsyncAction,
    chunk: PendingChunk,
    result: ChunkResult,
    nowMs: number,
  ): Promise<Checkpoint> {
    const { failedCount, versions } = result;
    const at = { tx, action, number: chunk.number };
    const counts = { done: 0, failed: failedCount, nowMs };
    switch (action.pass) {
      case 'validate': {
        const validated = { chunk: chunk.number, count: result.doneCount };
        return this.keepUnwritten(at, result, { ...counts, validated }, versions);
      }
      case 'undo':
        return this.keepUnwritten(at, result, { ...counts, done: -doneCountOf(chunk) });
      case 'write':
        return failedCount === 0
          ? this.keepProcessed(at, result, nowMs)
          : this.keepUnwritten(at, result, counts);
      default:
        return this.keepProcessed(at, result, nowMs);
    }
  }

  private async keepProcessed(
    { tx, action, number }: ChunkPlace,
    result: ChunkResult,
    nowMs: number,
  ): Promise<Checkpoint> {
    await this.chunks.complete(tx, action.id, number, { ...result, nowMs });
    const { doneCount, failedCount, changes, scan } = result;
    const endsScan = scan?.next === null;
    const counts = {
      done: doneCount,
      failed: failedCount,
      changed: changes?.count,
      endsScan,
      nowMs,
    };
    const advanced = await this.actions.advance(tx, action.id, counts);
    return checkpointOf(action, advanced, { doneCount, failedCount });
  }

  private async keepUnwritten(
    { tx, action, number }: ChunkPlace,
    { failedCount, outcomes }: ChunkResult,
    counts: PassCounts,
    versions?: string,
  ): Promise<Checkpoint> {
    const failures = failedCount === 0 ? null : failuresIn(outcomes);
    const unwritten: UnwrittenChunk = { failedCount, outcomes: failures };
    const seen = versions === undefined ? {} : { versions };
    await this.passes.keepUnwritten(tx, action.id, number, { ...unwritten, ...seen });
    const advanced = await this.passes.advance(tx, action, counts);
    return checkpointOf(action, advanced, { doneCount: 0, failedCount });
  }
}

/** Where a chunk stands. */
interface ChunkPlace {
  readonly tx: Transaction;
  readonly action: AsyncAction;
  readonly number: number;
}

function checkpointOf(
  action: AsyncAction,
  advanced: ActionProgress | null,
  counts: Pick<ChunkResult, 'doneCount' | 'failedCount'>,
): Checkpoint {
  if (advanced === null) throw new ActionStoppedError(action.id);
  return { action: { ...action, ...advanced }, ...counts };
}

/** Of JSON outcomes those with an error. */
function failuresIn(outcomes: string): string {
  const all = JSON.parse(outcomes) as RowOutcome[];
  return JSON.stringify(all.filter(({ error }) => error !== undefined));
}

function doneCountOf(chunk: PendingChunk): number {
  if ('doneCount' in chunk && typeof chunk.doneCount === 'number') return chunk.doneCount;
  throw new Error(`Chunk ${chunk.number} is not known as one that was written`);
}
