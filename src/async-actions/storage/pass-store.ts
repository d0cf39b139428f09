import type { Transaction } from '../../database/transaction.js';
import type { ActionPass, AsyncAction } from '../async-action.js';
import type { PendingChunk } from './chunk-store.js';

/** What a chunk changes of the counts of an action that is all or nothing. */
export interface PassCounts {
  /** Rows that are written now; below zero for rows that were taken back. */
  readonly done: number;
  readonly failed: number;
  /** The chunk that was validated, and how many of its rows are good. */
  readonly validated?: { readonly chunk: number; readonly count: number };
  readonly nowMs: number;
}

/** What is kept of a chunk of which nothing is written. */
export interface UnwrittenChunk {
  readonly failedCount: number;
  /** JSON array of the outcomes of its failed rows; null when there are none. */
  readonly outcomes: string | null;
  /** The versions of its vouchers that a validation has seen. */
  readonly versions?: string;
}

/** A chunk that was written. */
export interface WrittenChunk extends PendingChunk {
  readonly doneCount: number;
}

/** Passes of actions that are all or nothing, and what they leave in chunks. */
export abstract class PassStore {
  /**
   * Adds what a chunk did to the counts of its action and returns how that stands now. Null: the action is in another
   * pass, or no chunk of it may be committed, and the transaction must be undone.
   * @throws Error when the chunk before one that was validated was not: a database server that crashed took it back
   */
  abstract advance(
    tx: Transaction,
    action: AsyncAction,
    counts: PassCounts,
  ): Promise<AsyncAction | null>;

  /** Begins another pass. `error` says why what was written is taken back. */
  abstract change(
    tx: Transaction,
    actionId: string,
    pass: ActionPass,
    error?: string | null,
  ): Promise<void>;

  /** Keeps what is known of a chunk and makes it one that was not processed. */
  abstract keepUnwritten(
    tx: Transaction,
    actionId: string,
    number: number,
    chunk: UnwrittenChunk,
  ): Promise<void>;

  /**
   * The last chunk that is written, or null.
   * @param before looks only before the chunk with this number
   */
  abstract lastWritten(actionId: string, before?: number): Promise<WrittenChunk | null>;
}
