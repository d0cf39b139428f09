import { Injectable } from '@nestjs/common';
import { TaskTooCostlyError } from '../../workers/task-errors.js';
import { translateDriverError } from '../../database/driver-errors.js';
import { StaleReadError } from '../../database/stale-read.js';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import type { AsyncAction } from '../async-action.js';
import { type ChunkInput, type ChunkResult, type PreparedChunk } from '../operation.js';
import { ChunkOperations } from '../dry-run/chunk-operations.js';
import type { PendingChunk } from '../storage/chunk-store.js';
import type { Lease } from '../storage/lease-store.js';
import type { ReadyChunk } from './chunk-feed.js';
import { ChunkCheckpoints, type Checkpoint } from './chunk-checkpoints.js';
import { LeaseHolder } from './lease-holder.js';
import { RunnerEvents } from './runner-events.js';

/** How often a chunk is prepared before it counts as one whose vouchers never hold still. */
const MAX_PREPARATIONS = 5;

/** Writes a chunk inside its transaction. */
type WriteChunk = (tx: Transaction, nowMs: number) => Promise<ChunkResult>;

/** Applies single chunks, each in one transaction with its checkpoint. */
@Injectable()
export class ChunkRunner {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly holder: LeaseHolder,
    private readonly operations: ChunkOperations,
    private readonly checkpoints: ChunkCheckpoints,
    private readonly events: RunnerEvents,
  ) {}

  /** Does everything of a chunk that needs no transaction. @throws StorageUnavailableError, as a transaction does */
  async prepare(action: AsyncAction, chunk: PendingChunk): Promise<PreparedChunk> {
    try {
      return await this.operations.of(action, chunk).prepare(inputOf(action, chunk));
    } catch (error) {
      throw translateDriverError(error);
    }
  }

  /**
   * Applies the chunk: the vouchers, the outcomes, the counts and the checkpoint are in the database
   * together, or none of them is. A chunk that was prepared in vain is prepared again, a few times.
   * Returns the action with the new counts.
   * @throws what failed when it was prepared; LeaseLostError when another worker has taken over;
   * ActionStoppedError when the action was cancelled or paused; StaleReadError when its data kept changing. Nothing was
   * written then.
   */
  async run(lease: Lease, action: AsyncAction, ready: ReadyChunk): Promise<AsyncAction> {
    const startedAt = performance.now();
    const committed = await this.write(lease, action, ready);
    const seconds = (performance.now() - startedAt) / 1_000;
    this.events.report({ kind: 'chunk-committed', ...committed, seconds });
    return committed.action;
  }

  private async write(
    lease: Lease,
    action: AsyncAction,
    { chunk, preparation }: ReadyChunk,
  ): Promise<Checkpoint> {
    if ('failure' in preparation) throw preparation.failure;
    let { prepared } = preparation;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.commit(lease, action, chunk, (tx, nowMs) => prepared.write(tx, nowMs));
      } catch (error) {
        if (!(error instanceof StaleReadError)) throw error;
        this.events.report({ kind: 'chunk-retried', action, reason: 'stale' });
        if (attempt === MAX_PREPARATIONS) return this.writeUnderLocks(lease, action, chunk, error);
      }
      prepared = await this.prepare(action, chunk);
    }
  }

  /** The last resort for a chunk whose vouchers are changed all the time. @throws StaleReadError */
  private async writeUnderLocks(
    lease: Lease,
    action: AsyncAction,
    chunk: PendingChunk,
    stale: StaleReadError,
  ): Promise<Checkpoint> {
    const operation = this.operations.of(action, chunk);
    if (operation.applyUnderLocks === undefined) throw stale;
    const apply = operation.applyUnderLocks.bind(operation);
    try {
      return await this.commit(lease, action, chunk, (tx, nowMs) =>
        apply(tx, { ...inputOf(action, chunk), nowMs }),
      );
    } catch (error) {
      // Under locks there is little time. Without them there is enough: the chunk did not take too long.
      throw error instanceof TaskTooCostlyError ? new StaleReadError(error) : error;
    }
  }

  /** Deferred, because a chunk whose commit is lost is lost with its checkpoint and done again. */
  private commit(
    lease: Lease,
    action: AsyncAction,
    chunk: PendingChunk,
    write: WriteChunk,
  ): Promise<Checkpoint> {
    return this.transactions.run(async (tx) => {
      await this.holder.prove(tx, lease);
      const nowMs = Date.now();
      const result = await write(tx, nowMs);
      return this.checkpoints.keep(tx, action, chunk, result, nowMs);
    }, 'deferred');
  }
}

function inputOf(
  { projectId, id: actionId, options }: AsyncAction,
  { items, codes, shared }: PendingChunk,
): ChunkInput {
  return { projectId, actionId, items, codes, shared, options };
}
