import { NO_CODES, type PreparedChunk } from '../operation.js';
import type { PendingChunk } from '../storage/chunk-store.js';

/** A chunk at its turn, with what was done of it before. */
export interface ReadyChunk {
  readonly chunk: PendingChunk;
  readonly preparation: Preparation;
}

/** A chunk that can be written, or why not. A failure is thrown at the chunk's turn, where it is dealt with. */
export type Preparation = { readonly prepared: PreparedChunk } | { readonly failure: unknown };

/**
 * Returns the chunks of one action in their order, and prepares each while the one before it is written: the
 * reading and merging of a chunk then cost the job no time of their own.
 */
export class ChunkFeed {
  private ahead: Promise<ReadyChunk | null> = Promise.resolve(null);

  /** @param read the chunk behind the one with a number, in the order of processing, or the first one that is left */
  constructor(
    private readonly read: (behind?: number) => Promise<PendingChunk | null>,
    private readonly prepare: (chunk: PendingChunk) => Promise<PreparedChunk>,
  ) {}

  /** The next chunk that is not processed; null means that there was none at this moment. */
  async next(): Promise<ReadyChunk | null> {
    const ready = await this.ahead;
    this.ahead = Promise.resolve(null);
    return ready ?? this.ready(await this.read());
  }

  /**
   * Begins with the chunk behind `current`, which is about to be written. One that goes on with a code of
   * `current` is left to its turn: it must see what becomes of that voucher.
   */
  lookAhead(current: ReadyChunk): void {
    const last = preparedOf(current)?.lastCode;
    this.ahead = this.chunkBehind(current)
      .then((chunk) => this.ready(chunk))
      .then(
        (next) => (next !== null && goesOnWith(last, next) ? null : next),
        // What could not be read is read again at its turn.
        () => null,
      );
  }

  /** The step of a scan is stored when the one before it is written, and may be known earlier. */
  private async chunkBehind(current: ReadyChunk): Promise<PendingChunk | null> {
    const { number, shared } = current.chunk;
    const items = preparedOf(current)?.nextStep;
    if (items === undefined) return this.read(number);
    if (items === null) return null;
    return { number: number + 1, items, codes: NO_CODES, shared, versions: null };
  }

  private async ready(chunk: PendingChunk | null): Promise<ReadyChunk | null> {
    if (chunk === null) return null;
    const preparation = await this.prepare(chunk).then(
      (prepared): Preparation => ({ prepared }),
      (failure: unknown): Preparation => ({ failure }),
    );
    return { chunk, preparation };
  }
}

function goesOnWith(lastCode: string | undefined, next: ReadyChunk): boolean {
  return lastCode !== undefined && preparedOf(next)?.firstCode === lastCode;
}

function preparedOf({ preparation }: ReadyChunk): PreparedChunk | null {
  return 'prepared' in preparation ? preparation.prepared : null;
}
