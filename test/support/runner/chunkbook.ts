import type {
  ChunkStore,
  ReportChunk,
  RowRange,
} from '../../../src/async-actions/storage/chunk-store.js';

type Chunks = readonly (readonly (readonly [row: number, code: string])[])[];

/** A store that holds these chunks of one action and counts how often one of them is read. */
export class Chunkbook {
  reads = 0;

  constructor(private readonly chunks: Chunks) {}

  get store(): ChunkStore {
    return this as unknown as ChunkStore;
  }

  lastRow(): Promise<number> {
    return Promise.resolve(this.chunks.flat().length);
  }

  reportChunk(_: string, after: number, range: RowRange): Promise<ReportChunk | null> {
    const number = after + 1;
    const rows = this.chunks[number];
    if (rows === undefined) return Promise.resolve(null);
    this.reads += 1;
    const numbers = rows.map(([row]) => row);
    const span = { first: Math.min(...numbers), last: Math.max(...numbers) };
    const inRange = rows.filter(([row]) => row >= range.first && row <= range.last);
    return Promise.resolve({ number, span, rows: inRange, isProcessed: true, outcomes: [] });
  }
}

/** Rows in a random order, dealt out to chunks, as a request whose codes are random leaves them. */
export function shuffled(count: number, perChunk: number): [row: number, code: string][][] {
  const rows = Array.from({ length: count }, (_, at): [number, string] => {
    const row = ((at * 7_919) % count) + 1;
    return [row, `code-${row}`];
  });
  const chunks: [number, string][][] = [];
  while (rows.length > 0) chunks.push(rows.splice(0, perChunk));
  return chunks;
}
