import type { Transaction } from '../../database/transaction.js';
import type { ChunkResult } from '../operation.js';
import type { CodeRange } from '../code-range.js';
import type { BulkOptions } from '../options/bulk-option.js';
import type { RowOutcome, RowSelection } from '../row.js';

/** Accepted rows, in the order of processing. */
export interface NewChunk {
  readonly rowCount: number;
  /** JSON array of accepted rows, in UTF-8. */
  readonly items: Uint8Array;
  /** JSON array of the codes of these rows, each once, in UTF-8. */
  readonly codes: Uint8Array;
  /** Between which codes those of the rows lie; null for a scan step, which has no rows yet. */
  readonly codeRange: CodeRange | null;
}

/** The next chunk to process. */
export interface PendingChunk {
  readonly number: number;
  readonly items: string;
  readonly codes: string;
  /** The action's shared input, or null. */
  readonly shared: string | null;
  /** The versions that a dry run or a validation of this chunk has seen; null where there was none. */
  readonly versions: string | null;
}

/** Row numbers from the first to the last, both included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** Every row that there can be. */
export const ALL_ROWS: RowRange = { first: 1, last: 2_147_483_647 };

/** What a report needs of a chunk. */
export interface ReportChunk {
  readonly number: number;
  /** Lowest and highest number of all rows of the chunk, in the range that was asked for or not. */
  readonly span: RowRange;
  /** Row number and code of each accepted row in the range. */
  readonly rows: readonly (readonly [row: number, code: string])[];
  /** Whether rows without an outcome are plain success; otherwise they were not processed. */
  readonly isProcessed: boolean;
  /** The rows in the range that were not plain success; null when nothing is known of any. */
  readonly outcomes: readonly RowOutcome[] | null;
}

/** A chunk whose rows are wanted once more. */
export interface ChunkToRepeat {
  readonly number: number;
  /** JSON array of all its accepted rows. */
  readonly items: string;
  readonly isProcessed: boolean;
  /** JSON array of its outcomes; null when nothing is known of any row. */
  readonly outcomes: string | null;
}

/** What is kept of a chunk that was processed or not, with what its action knows of all rows. */
export interface KeptChunk {
  /** The type of the action. */
  readonly type: string;
  /** What the client chose for the action. */
  readonly options: BulkOptions;
  /** JSON text that all rows of the action share, or null. */
  readonly shared: string | null;
  /** JSON array of its accepted rows, or the input of a scan step that was not processed. */
  readonly items: string;
  /** JSON array of its outcomes; null when it was not processed, as is `before`. */
  readonly outcomes: string | null;
  /** Prior values as its operation keeps them. */
  readonly before: string | null;
}

/** Input, checkpoint, outcomes and prior values of the actions. */
export abstract class ChunkStore {
  /** Keeps the accepted rows of an action. */
  abstract insert(tx: Transaction, actionId: string, chunks: readonly NewChunk[]): Promise<void>;

  /** Keeps, once for all rows of an action, JSON text that they share. */
  abstract insertShared(tx: Transaction, actionId: string, shared: string): Promise<void>;

  /**
   * The first chunk that is not processed, or null: the checkpoint of the action.
   * @param after looks only behind the chunk with this number
   */
  abstract nextPending(actionId: string, after?: number): Promise<PendingChunk | null>;

  /** Whether the action has a chunk that is not processed, as the transaction sees it. */
  abstract hasPending(tx: Transaction, actionId: string): Promise<boolean>;

  /**
   * Marks a chunk as processed; one that was a scan step keeps the rows it found and is followed by
   * the next step. @throws Error when it was processed before.
   */
  abstract complete(
    tx: Transaction,
    actionId: string,
    number: number,
    result: ChunkResult & { nowMs: number },
  ): Promise<void>;

  /** The failed rows with the lowest numbers, in order of the request. */
  abstract firstFailures(actionId: string, limit: number): Promise<RowOutcome[]>;

  /**
   * The chunk after `after` (-1 for the first), with its rows in a range, or null.
   * @param having leaves out the chunks without a row of the selection
   */
  abstract reportChunk(
    actionId: string,
    after: number,
    range?: RowRange,
    having?: RowSelection,
  ): Promise<ReportChunk | null>;

  /** What the rows of a processed chunk of a dry run would change, as JSON objects by their numbers. */
  abstract changesOf(actionId: string, number: number): Promise<ReadonlyMap<number, string>>;

  /**
   * Keeps for an action the rows of a dry run once more, as they were accepted, with the versions that it has seen.
   * @returns how many they are
   */
  abstract copyTried(tx: Transaction, dryRunId: string, actionId: string): Promise<number>;

  /** What the accepted rows of an action take, in characters or bytes. */
  abstract inputSize(actionId: string): Promise<number>;

  /** The highest row number of all chunks of an action; 0 when there is none. */
  abstract lastRow(actionId: string): Promise<number>;

  /** The chunk after `after` (-1 for the first) that has rows which failed or were not processed, or null. */
  abstract chunkToRetry(actionId: string, after: number): Promise<ChunkToRepeat | null>;

  /** The chunk after `after` (-1 for the first) that has rows of the selection, or null. */
  abstract chunkToSend(
    actionId: string,
    after: number,
    having: RowSelection,
  ): Promise<ChunkToRepeat | null>;

  /** The chunk of an action of the project that has this number, or null when it is not kept. */
  abstract kept(projectId: string, actionId: string, number: number): Promise<KeptChunk | null>;

  /**
   * The highest number of a chunk with prior values; null when there is none.
   * @param isDoneEnough a chunk with a row that succeeded counts too
   */
  abstract lastChanged(actionId: string, isDoneEnough: boolean): Promise<number | null>;

  /** The text that all rows of an action share, or null. */
  abstract sharedOf(actionId: string): Promise<string | null>;

  /** Deletes all chunks of an action, and what they share. */
  abstract deleteAll(tx: Transaction, actionId: string): Promise<void>;
}
