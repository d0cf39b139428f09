import { Injectable } from '@nestjs/common';
import type { BulkOptions } from '../options/bulk-option.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';

/** The input of a scan step that undoes a chunk of another action. */
export interface UndoStep {
  /** The id of that action. */
  readonly of: string;
  /** The number of the chunk; the step after it undoes the one before. */
  readonly chunk: number;
}

/** A chunk of an action that has ended, as it was processed. */
export interface ProcessedChunk {
  /** The type of the action. */
  readonly type: string;
  /** JSON array of accepted rows. */
  readonly items: string;
  /** JSON array of outcomes. */
  readonly outcomes: string;
  /** Prior values as the operation of the type keeps them. */
  readonly before: string;
  /** JSON text that all rows of the action share, or null. */
  readonly shared: string | null;
  /** What the client chose for the action. */
  readonly options: BulkOptions;
}

/** What actions have done, for the operation that undoes it. */
@Injectable()
export class ProcessedChunks {
  constructor(
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
  ) {}

  /**
   * The chunk that is to be undone; null when it was not processed.
   * @throws Error when it is not kept any more
   */
  async read(projectId: string, { of, chunk: number }: UndoStep): Promise<ProcessedChunk | null> {
    const [action, chunk, shared] = await Promise.all([
      this.actions.find(projectId, of),
      this.chunks.find(of, number),
      this.chunks.sharedOf(of),
    ]);
    if (action === null || chunk === null) {
      throw new Error(`Chunk ${number} of ${of} is not kept any more`);
    }
    const { items, outcomes, before } = chunk;
    if (outcomes === null || before === null) return null;
    return { type: action.type, items, outcomes, before, shared, options: action.options };
  }
}
