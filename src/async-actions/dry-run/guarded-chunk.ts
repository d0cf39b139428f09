import type { Transaction } from '../../database/transaction.js';
import { StaleReadError } from '../../database/stale-read.js';
import { undone } from '../../database/undone.js';
import type { WorkerPool } from '../../workers/worker-pool.js';
import type { ChunkInput, ChunkResult, ChunkWork, Operation, PreparedChunk } from '../operation.js';
import { isDryRun } from '../options/dry-run.option.js';
import { refuseChanged } from './refuse-changed.js';
import { REFUSE_CHANGED, REFUSE_LOCKED_CHANGED } from './refuse-changed.task.js';

/** What there is of a chunk for which nobody asks after versions. */
const NO_VERSIONS = '[]';
const NO_CODES = '[]';

/**
 * A chunk of a dry run or of its confirmation. The operation works as ever. Around it the versions of the vouchers are
 * read before and asked again inside the transaction, so that what is said of them is said of those versions. A dry run
 * keeps them and takes back what it wrote; a confirmation rejects the rows of other versions.
 */
export class GuardedChunk {
  constructor(
    private readonly operation: Operation,
    private readonly workers: WorkerPool,
    /** The versions that the dry run has seen; null in the dry run itself. */
    private readonly expected: string | null,
  ) {}

  /** As that of an operation. */
  async prepare(input: ChunkInput): Promise<PreparedChunk> {
    const seen = await this.versions(input);
    const items = await this.itemsFor(input, seen, REFUSE_CHANGED);
    const prepared = await this.operation.prepare({ ...input, items });
    return {
      firstCode: prepared.firstCode,
      lastCode: prepared.lastCode,
      write: async (tx, nowMs) => {
        if ((await this.versions(input, tx)) !== seen) throw new StaleReadError();
        return this.write(tx, input, seen, () => prepared.write(tx, nowMs));
      },
    };
  }

  /** As that of an operation. @throws StaleReadError when the operation has no such way */
  async applyUnderLocks(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    const { operation } = this;
    const seen = await this.versions(work, tx);
    const items = await this.itemsFor(work, seen, REFUSE_LOCKED_CHANGED);
    return this.write(tx, work, seen, () => {
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
    const { expected } = this;
    if (expected === null || expected === seen) return Promise.resolve(items);
    const options = { owner, size: items.length };
    return this.workers.runUnlessSmall(task, refuseChanged, { items, expected, seen }, options);
  }

  private async write(
    tx: Transaction,
    { options }: ChunkInput,
    versions: string,
    write: () => Promise<ChunkResult>,
  ): Promise<ChunkResult> {
    if (!isDryRun(options)) return write();
    // Nothing was changed, so nothing has a state before that.
    return { ...(await undone(tx, write)), before: '[]', versions };
  }
}
