import { Injectable } from '@nestjs/common';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import type { AsyncAction } from '../async-action.js';
import {
  StaleChunkError,
  type ChunkInput,
  type ChunkResult,
  type PreparedChunk,
} from '../operation.js';
import { OperationRegistry } from '../operation-registry.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore, type PendingChunk } from '../storage/chunk-store.js';
import type { Lease } from '../storage/lease-store.js';
import type { ReadyChunk } from './chunk-feed.js';
import { LeaseHolder } from './lease-holder.js';
import { RunnerMetrics } from './runner-metrics.js';

/** What writes a chunk inside its transaction. */
type ChunkWriter = (tx: Transaction, nowMs: number) => Promise<ChunkResult>;

/** Applies single chunks, each in one transaction with its checkpoint. */
@Injectable()
export class ChunkRunner {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly holder: LeaseHolder,
    private readonly operations: OperationRegistry,
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
    private readonly metrics: RunnerMetrics,
  ) {}

  /** Does of a chunk what needs no transaction; null when its operation has nothing of that kind. */
  async prepare(action: AsyncAction, chunk: PendingChunk): Promise<PreparedChunk | null> {
    const operation = this.operations.get(action.type);
    return (await operation.prepare?.(inputOf(action, chunk))) ?? null;
  }

  /**
   * Applies the chunk: the vouchers, the outcomes, the counts and the checkpoint are in the database
   * together, or none of them is. A chunk that was prepared in vain is applied from its rows.
   * @throws LeaseLostError when another worker has taken over; nothing was written then.
   */
  async run(lease: Lease, action: AsyncAction, ready: ReadyChunk): Promise<void> {
    const startedAt = performance.now();
    const result = await this.write(lease, action, ready);
    const seconds = (performance.now() - startedAt) / 1_000;
    this.metrics.chunkCommitted(action.type, { ...result, seconds });
  }

  private async write(
    lease: Lease,
    action: AsyncAction,
    { chunk, prepared }: ReadyChunk,
  ): Promise<ChunkResult> {
    if (prepared !== null) {
      try {
        return await this.commit(lease, action, chunk, (tx, nowMs) => prepared.write(tx, nowMs));
      } catch (error) {
        if (!(error instanceof StaleChunkError)) throw error;
        this.metrics.chunkRetried('stale');
      }
    }
    const operation = this.operations.get(action.type);
    return this.commit(lease, action, chunk, (tx, nowMs) =>
      operation.applyChunk(tx, { ...inputOf(action, chunk), nowMs }),
    );
  }

  /** Deferred, because a chunk whose commit is lost is lost with its checkpoint and done again. */
  private commit(
    lease: Lease,
    { id: actionId }: AsyncAction,
    chunk: PendingChunk,
    write: ChunkWriter,
  ): Promise<ChunkResult> {
    return this.transactions.run(async (tx) => {
      await this.holder.prove(tx, lease);
      const nowMs = Date.now();
      const result = await write(tx, nowMs);
      await this.chunks.complete(tx, actionId, chunk.number, { ...result, nowMs });
      const { doneCount: done, failedCount: failed, walk } = result;
      const endsWalk = walk?.next === null;
      await this.actions.advance(tx, actionId, { done, failed, endsWalk, nowMs });
      return result;
    }, 'deferred');
  }
}

function inputOf(
  { projectId, id: actionId }: AsyncAction,
  { items, codes, shared }: PendingChunk,
): ChunkInput {
  return { projectId, actionId, items, codes, shared };
}
