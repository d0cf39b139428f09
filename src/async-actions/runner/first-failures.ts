import { Injectable } from '@nestjs/common';
import { MAX_LISTED_FAILURES, type AsyncAction } from '../async-action.js';
import { failureOf } from '../row.js';
import { ChunkStore } from '../storage/chunk-store.js';

/** Gathers the failed rows that the result of an action lists. */
@Injectable()
export class FirstFailures {
  constructor(private readonly chunks: ChunkStore) {}

  /** JSON array of them. Call it outside of a transaction: sorting many failed rows must not hold the write lock. */
  async of(action: Pick<AsyncAction, 'id' | 'failedCount'>): Promise<string> {
    if (action.failedCount === 0) return '[]';
    const outcomes = await this.chunks.firstFailures(action.id, MAX_LISTED_FAILURES);
    return JSON.stringify(
      outcomes.flatMap(({ row, code, error }) => (error ? [failureOf(row, code, error)] : [])),
    );
  }
}
