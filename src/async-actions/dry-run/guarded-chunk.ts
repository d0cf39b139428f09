import type { Transaction } from '../../database/transaction.js';
import { StaleReadError } from '../../database/stale-read.js';
import { undone } from '../../database/undone.js';
import type { WorkerPool } from '../../workers/worker-pool.js';
import {
  NO_CODES,
  type ChunkInput,
  type ChunkResult,
  type ChunkWork,
  type Operation,
  type PreparedChunk,
} from '../operation.js';
import { refuseChanged, type ConfirmedChunk } from './refuse-changed.js';
import { REFUSE_CHANGED, REFUSE_LOCKED_CHANGED } from './refuse-changed.task.js';

/** What there is of a chunk for which nobody asks after versions. */
const NO_VERSIONS = '[]';

/** What is held to which versions. */
export interface Guard {
  /** Whether the chunk is only tried. */
  readonly isTried: boolean;
  /** The versions that were seen before; null when nothing was. */
  readonly expected: string | null;
  /** Why rows of other versions are rejected. */
  readonly refusal: ConfirmedChunk['refusal'];
}

/**
 * A chunk that is tried, or that rests on an earlier try. The operation works as ever. Around it the versions of the
 * vouchers are read before and asked again inside the transaction, so that what is said of them is said of those versions.
 * A try keeps them and takes back what it wrote. Rows of other versions than were seen before are rejected.
 */
export class GuardedChunk {
  constructor(
    private readonly operation: Operation,
    private readonly workers: WorkerPool,
    private readonly guard: Guard,
  ) {}

  /** As that of an operation. */
  async prepare(input: ChunkInput): Promise<PreparedChunk> {
    const seen = await this.versions(input);
    const items = await this.itemsFor(input, seen, REFUSE_CHANGED);
    const prepared = await this.operation.prepare({ ...input, items });
    return {
      ...prepared,
      write: async (tx, nowMs) => {
        if ((await this.versions(input, tx)) !== seen) throw new StaleReadError();
        return this.write(tx, seen, () => prepared.write(tx, nowMs));
      },
    };
  }

  /** As that of an operation. @throws StaleReadError when the operation has no such way */
  async applyUnderLocks(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    const { operation } = this;
    const seen = await this.versions(work, tx);
    const items = await this.itemsFor(work, seen, REFUSE_LOCKED_CHANGED);
    return this.write(tx, seen, () => {
      if (operation.applyUnderLocks === undefined) throw new StaleReadError();
      return operation.applyUnderLocks(tx, { ...work, items });
    });
  }

  private versions({ projectId, codes }: ChunkInput, tx?: Transaction): Promise<string> {
    const { operation } = this;
    // A step of a scan lists no codes, and returns the versions of those that it finds.
    if (codes === NO_CODES) return Promise.resolve(NO_VERSIONS);
    return operation.versions?.(projectId, codes, tx) ?? Promise.resolve(NO_VERSIONS);
  }

  private itemsFor(
    { items, projectId: owner }: ChunkInput,
    seen: string,
    task: typeof REFUSE_CHANGED,
  ): Promise<string> {
    const { expected, refusal } = this.guard;
    if (expected === null || expected === seen) return Promise.resolve(items);
    const options = { owner, size: items.length };
    const chunk = { items, expected, seen, refusal };
    return this.workers.runUnlessSmall(task, refuseChanged, chunk, options);
  }

  private async write(
    tx: Transaction,
    versions: string,
    write: () => Promise<ChunkResult>,
  ): Promise<ChunkResult> {
    if (!this.guard.isTried) return write();
    // Nothing was changed, so nothing has a state before that.
    return { ...(await undone(tx, write)), before: '[]', versions };
  }
}
