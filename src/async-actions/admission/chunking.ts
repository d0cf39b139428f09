import type { NewChunk } from '../storage/chunk-store.js';

/** Bounds of a chunk, and so of the time for which its transaction holds the write lock. */
const MAX_CHUNK_ROWS = 2_000;
const MAX_CHUNK_LENGTH = 524_288;

/** An accepted row as JSON text. */
export interface SerialisedRow {
  readonly code: string;
  readonly text: string;
}

/**
 * Cuts rows into chunks in the order of their codes: a chunk then changes neighbours in the table, which
 * is clustered by code. Rows of the same code keep the order of the request; among different codes
 * the order is free, because no row reads another's.
 */
export function toChunks(rows: SerialisedRow[]): NewChunk[] {
  rows.sort(byCode);
  const chunks: NewChunk[] = [];
  let texts: string[] = [];
  let length = 0;
  const cut = () => {
    if (texts.length > 0) chunks.push({ rowCount: texts.length, items: `[${texts.join(',')}]` });
    texts = [];
    length = 0;
  };
  for (const { text } of rows) {
    if (texts.length === MAX_CHUNK_ROWS || length + text.length > MAX_CHUNK_LENGTH) cut();
    texts.push(text);
    length += text.length;
  }
  cut();
  return chunks;
}

/** By UTF-16 units; `sort` is stable, which keeps the order of equal codes. */
function byCode(a: SerialisedRow, b: SerialisedRow): number {
  if (a.code < b.code) return -1;
  return a.code > b.code ? 1 : 0;
}
