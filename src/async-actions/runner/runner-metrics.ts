import type { ActionType } from '../action-type.js';

/**
 * Why a chunk was not committed: the database could not take it, its vouchers had changed since it was
 * prepared, or something else failed.
 */
export type RetryReason = 'storage_unavailable' | 'stale' | 'fault';

/** What was committed with a chunk. */
export interface CommittedChunk {
  readonly doneCount: number;
  readonly failedCount: number;
  /** From the wish for a transaction to the end of its commit. */
  readonly seconds: number;
}

/** Is told what the runner does. Nothing that it does with it may fail or take time. */
export abstract class RunnerMetrics {
  /** A chunk of an action of this type is in the database. */
  abstract chunkCommitted(type: ActionType, chunk: CommittedChunk): void;

  /** A chunk was not committed and will be tried again. */
  abstract chunkRetried(reason: RetryReason): void;

  /** Another worker has taken over a line that this one was working on. */
  abstract leaseLost(): void;
}
