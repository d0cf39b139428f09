import { Injectable } from '@nestjs/common';
import { ChunkStore, type KeptChunk } from '../storage/chunk-store.js';

/** The input of a scan step that undoes a chunk of another action. */
export interface UndoStep {
  /** The id of that action. */
  readonly of: string;
  /** The number of the chunk; the step after it undoes the one before. */
  readonly chunk: number;
}

/** A chunk of an action that has ended, as it was processed. */
export interface ProcessedChunk extends KeptChunk {
  readonly outcomes: string;
  readonly before: string;
}

/** What actions have done, for the operation that undoes it. */
@Injectable()
export class ProcessedChunks {
  constructor(private readonly chunks: ChunkStore) {}

  /**
   * The chunk that is to be undone; null when it was not processed.
   * @throws Error when it is not kept any more
   */
  async read(projectId: string, { of, chunk: number }: UndoStep): Promise<ProcessedChunk | null> {
    const chunk = await this.chunks.kept(projectId, of, number);
    if (chunk === null) throw new Error(`Chunk ${number} of ${of} is not kept any more`);
    const { outcomes, before } = chunk;
    return outcomes === null || before === null ? null : { ...chunk, outcomes, before };
  }
}
