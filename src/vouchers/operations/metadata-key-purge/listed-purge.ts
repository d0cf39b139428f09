import { Injectable } from '@nestjs/common';
import type {
  ChunkInput,
  ChunkResult,
  ChunkWork,
  PreparedChunk,
} from '../../../async-actions/index.js';
import type { Transaction } from '../../../database/transaction.js';
import { MetadataMerge } from '../metadata-merge/metadata-merge.js';
import type { PurgeStep } from './purge-step.js';

/** The rows of a chunk that ends the list. */
const NO_ROWS = '[]';

/** Whether a chunk lists rows. Others are the step of a scan. */
export function isListed({ items }: ChunkInput): boolean {
  return items.startsWith('[');
}

/**
 * Purges a key from the vouchers that a dry run found: each row is a merge that takes the key out. Behind the last row
 * begins a scan that looks whether another voucher has the key.
 */
@Injectable()
export class ListedPurge {
  constructor(private readonly merge: MetadataMerge) {}

  /** As that of an operation. */
  prepare(input: ChunkInput): Promise<PreparedChunk> {
    if (input.items !== NO_ROWS) return this.merge.prepare(rowsOf(input));
    return Promise.resolve({ write: () => Promise.resolve(endOfList(input)) });
  }

  /** As that of an operation. */
  applyUnderLocks(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    return work.items === NO_ROWS
      ? Promise.resolve(endOfList(work))
      : this.merge.apply(tx, rowsOf(work));
  }
}

/** What the action shares is the key alone, which stands in each row too. */
function rowsOf<Input extends ChunkInput>(input: Input): Input {
  return { ...input, shared: null };
}

function endOfList({ shared }: ChunkInput): ChunkResult {
  const { key } = JSON.parse(shared ?? '{}') as PurgeStep;
  const next: PurgeStep = { key, isCheck: true };
  return {
    ...{ doneCount: 0, failedCount: 0, outcomes: '[]', before: '[]' },
    scan: { items: NO_ROWS, rowCount: 0, codeRange: null, next: JSON.stringify(next) },
  };
}
