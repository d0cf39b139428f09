import type { Transaction } from '../../database/transaction.js';
import { undone } from '../../database/undone.js';
import type { ChunkInput, ChunkResult, ChunkWork, Operation, PreparedChunk } from '../operation.js';

/** A chunk that is written whole: when one of its rows fails, none of it is written, and the result says which. */
export class WholeChunk {
  constructor(private readonly chunk: Required<Pick<Operation, 'prepare' | 'applyUnderLocks'>>) {}

  /** As that of an operation. */
  async prepare(input: ChunkInput): Promise<PreparedChunk> {
    const prepared = await this.chunk.prepare(input);
    return {
      ...prepared,
      write: (tx, nowMs) => undone(tx, () => prepared.write(tx, nowMs), hasFailed),
    };
  }

  /** As that of an operation. */
  applyUnderLocks(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    return undone(tx, () => this.chunk.applyUnderLocks(tx, work), hasFailed);
  }
}

function hasFailed({ failedCount }: ChunkResult): boolean {
  return failedCount > 0;
}
