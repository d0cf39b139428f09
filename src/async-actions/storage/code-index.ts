import type { CodeRange, SoughtCode } from '../code-range.js';

/** Which chunk it is. Later ones of a project sort higher: by the place of their action, then by their number. */
export interface ChunkPlace {
  /** Of its action. */
  readonly sequence: number;
  readonly actionId: string;
  readonly number: number;
}

/** A chunk that may have a row of a code. */
export interface CodeCandidate extends ChunkPlace, Pick<CodeRange, 'first' | 'last'> {}

/** Where the chunks of a code are cut, the last one of the newest action first. */
export interface CodePage {
  /** Only those that sort lower. */
  readonly before: ChunkPlace;
  readonly limit: number;
}

/** Which rows of a chunk are read. */
export interface CodeRowsQuery {
  readonly actionId: string;
  readonly number: number;
  /** The code as JSON. */
  readonly json: string;
  /** Only prior values with a revision below this one. */
  readonly below: number;
  /** The most prior values. */
  readonly limit: number;
}

/** The rows of a code in a processed chunk. JSON arrays, as the chunk keeps them. */
export interface CodeRows {
  /** Unix milliseconds. */
  readonly processedAt: number;
  readonly items: string;
  readonly before: string;
  readonly outcomes: string;
  /** How many prior values there are. */
  readonly notedCount: number;
}

/** JSON array of the keys of chunks, as statements take them. */
export function keysOf(chunks: readonly ChunkPlace[]): string {
  return JSON.stringify(chunks.map(({ actionId, number }) => [actionId, number]));
}

/** Finds chunks by the codes of their rows, of unfinished actions too. It reads as few rows as it can. */
export abstract class CodeIndex {
  /** Chunks of the project with the code between their first and their last one. */
  abstract candidates(
    projectId: string,
    code: SoughtCode,
    page: CodePage,
  ): Promise<CodeCandidate[]>;

  /** Those of the chunks that have a row of the code, in their order. Reads the rows of up to all of them. */
  abstract holding(code: SoughtCode, chunks: readonly CodeCandidate[]): Promise<CodeCandidate[]>;

  /** The rows of a code, with the newest of their prior values; null when the chunk was not processed. */
  abstract rows(query: CodeRowsQuery): Promise<CodeRows | null>;
}
