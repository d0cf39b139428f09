import type { BulkOptions, UndoStep } from '../../../async-actions/index.js';
import type { Transaction } from '../../../database/transaction.js';
import type { ProcessedRows } from './read-reversals.js';
import type { UndoneRows } from './undo-rows.js';

/** What a chunk of the action is to undo. */
export interface UndoWork {
  readonly projectId: string;
  /** What the client chose for the undo. */
  readonly options: BulkOptions;
  /** The step of a scan; null for rows that are listed. */
  readonly step: UndoStep | null;
  /** What the chunk of the step did, or a JSON array of rows with their reversals. */
  readonly rows: ProcessedRows | string;
  /** JSON array of the codes of the rows, each once. */
  readonly codes: string;
}

/** A chunk that is undone and not written yet. */
export interface UndoneChunk {
  readonly rows: UndoneRows;
  /** @throws StaleReadError when a code was taken or a voucher changed since they were read */
  write(tx: Transaction, nowMs: number): Promise<void>;
}
