import { Injectable } from '@nestjs/common';
import { TransactionRunner } from '../../database/transaction.js';
import type { AsyncAction } from '../async-action.js';
import { OperationRegistry } from '../operation-registry.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore, type PendingChunk } from '../storage/chunk-store.js';
import type { Lease } from '../storage/lease-store.js';
import { LeaseHolder } from './lease-holder.js';
import { RunnerMetrics } from './runner-metrics.js';

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

  /**
   * Applies the chunk: the vouchers, the outcomes, the counts and the checkpoint are in the database
   * together, or none of them is.
   * @throws LeaseLostError when another worker has taken over; nothing was written then.
   */
  async run(lease: Lease, action: AsyncAction, chunk: PendingChunk): Promise<void> {
    const operation = this.operations.get(action.type);
    const { projectId, id: actionId } = action;
    const startedAt = performance.now();
    const result = await this.transactions.run(async (tx) => {
      await this.holder.prove(tx, lease);
      const nowMs = Date.now();
      const work = { projectId, actionId, items: chunk.items, shared: chunk.shared, nowMs };
      const result = await operation.applyChunk(tx, work);
      await this.chunks.complete(tx, actionId, chunk.number, { ...result, nowMs });
      const { doneCount: done, failedCount: failed, walk } = result;
      const endsWalk = walk?.next === null;
      await this.actions.advance(tx, actionId, { done, failed, endsWalk, nowMs });
      return result;
    });
    const seconds = (performance.now() - startedAt) / 1_000;
    this.metrics.chunkCommitted(action.type, { ...result, seconds });
  }
}
