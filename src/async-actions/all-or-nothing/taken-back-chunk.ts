import { StaleReadError } from '../../database/stale-read.js';
import type { Transaction } from '../../database/transaction.js';
import {
  NO_CODES,
  type ChunkInput,
  type ChunkResult,
  type ChunkWork,
  type Operation,
  type PreparedChunk,
} from '../operation.js';
import type { UndoStep } from '../undo/processed-chunks.js';

/** A chunk that its own action has written and takes back, as an undo of it would. */
export class TakenBackChunk {
  /** @param undo the operation that undoes those of the type of the action */
  constructor(
    private readonly undo: Operation,
    private readonly number: number,
  ) {}

  /** As that of an operation. */
  async prepare(input: ChunkInput): Promise<PreparedChunk> {
    const prepared = await this.undo.prepare({ ...input, ...this.stepOf(input) });
    const { firstCode, lastCode } = prepared;
    // The action has a chunk of its own for each step.
    return { firstCode, lastCode, write: (tx, nowMs) => prepared.write(tx, nowMs) };
  }

  /** As that of an operation. @throws StaleReadError when the operation has no such way */
  applyUnderLocks(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    if (this.undo.applyUnderLocks === undefined) throw new StaleReadError();
    return this.undo.applyUnderLocks(tx, { ...work, ...this.stepOf(work) });
  }

  private stepOf({ actionId: of }: ChunkInput): Pick<ChunkInput, 'items' | 'codes' | 'shared'> {
    const step: UndoStep = { of, chunk: this.number };
    return { items: JSON.stringify(step), codes: NO_CODES, shared: null };
  }
}
