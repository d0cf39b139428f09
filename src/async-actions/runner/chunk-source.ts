import { Injectable } from '@nestjs/common';
import type { AsyncAction } from '../async-action.js';
import { ChunkStore, type PendingChunk } from '../storage/chunk-store.js';
import { PassStore } from '../storage/pass-store.js';

/** Reads the chunks of an action in the order in which they are processed. */
@Injectable()
export class ChunkSource {
  constructor(
    private readonly chunks: ChunkStore,
    private readonly passes: PassStore,
  ) {}

  /**
   * The first chunk that is left, or null. What was written is taken back from the last chunk to the first.
   * @param action as it is in the database
   * @param behind looks only behind the chunk with this number
   */
  next({ id, pass, validatedChunk }: AsyncAction, behind = -1): Promise<PendingChunk | null> {
    if (pass === 'undo') return this.passes.lastWritten(id, behind < 0 ? undefined : behind);
    const checkpoint = pass === 'validate' ? (validatedChunk ?? -1) : -1;
    return this.chunks.nextPending(id, Math.max(behind, checkpoint));
  }
}
