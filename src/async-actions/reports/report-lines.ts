import type { Lines } from '../lines.js';
import type { RowRange } from '../storage/chunk-store.js';

/** Lines of a chunk. They are made as they are taken. */
export interface ChunkLines {
  readonly number: number;
  /** Lowest and highest number of all rows of the chunk. */
  readonly span: RowRange;
  readonly batches: Iterable<Lines>;
}

/** What a file of an action is made of. It is the same whenever it is made again. */
export interface ReportLines {
  /** What stands before the first line, and behind the last. */
  readonly head: string;
  readonly tail: string;
  /** How each line begins. It is left out of the first line of the file. */
  readonly separator: '' | ',';

  /** The highest row number of the action; 0 when it has no row. */
  lastRow(): Promise<number>;

  /** The lines of rows in a range of the next chunk behind `after` (-1 for the first) that may have some, or null. */
  next(after: number, range: RowRange): Promise<ChunkLines | null>;
}
