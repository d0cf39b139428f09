import type { PreparedChunk } from '../operation.js';
import type { ChunkStore, PendingChunk } from '../storage/chunk-store.js';

/** A chunk at its turn, with what was done of it before. */
export interface ReadyChunk {
  readonly chunk: PendingChunk;
  /** Null when its operation prepares nothing, or when that failed. */
  readonly prepared: PreparedChunk | null;
}

/**
 * Gives the chunks of one action in their order, and prepares each while the one before it is written: the
 * reading and merging of a chunk then cost the job no time of their own.
 */
export class ChunkFeed {
  private ahead: Promise<ReadyChunk | null> = Promise.resolve(null);

  constructor(
    private readonly actionId: string,
    private readonly chunks: ChunkStore,
    private readonly prepare: (chunk: PendingChunk) => Promise<PreparedChunk | null>,
  ) {}

  /** The next chunk that is not processed; null means that there was none at this moment. */
  async next(): Promise<ReadyChunk | null> {
    const ready = await this.ahead;
    this.ahead = Promise.resolve(null);
    return ready ?? (await this.readyAfter(-1));
  }

  /**
   * Begins with the chunk behind `current`, which is about to be written. One that goes on with a code of
   * `current` is left to its turn: it must see what becomes of that voucher.
   */
  lookAhead({ chunk, prepared }: ReadyChunk): void {
    if (prepared === null) return;
    this.ahead = this.readyAfter(chunk.number).then(
      (next) => (next?.prepared?.firstCode === prepared.lastCode ? null : next),
      // What failed here fails again at its turn, where it is dealt with.
      () => null,
    );
  }

  private async readyAfter(after: number): Promise<ReadyChunk | null> {
    const chunk = await this.chunks.nextPending(this.actionId, after);
    if (chunk === null) return null;
    return { chunk, prepared: await this.prepare(chunk).catch(() => null) };
  }
}
