import { CLOSE_BRACKET, COMMA, OPEN_BRACKET } from '../../json/bytes.js';
import type { NewChunk } from '../storage/chunk-store.js';
import { orderByCode } from './code-order.js';
import type { RowBuffer } from './row-buffer.js';

/** Bounds of a chunk, and so of the time for which its transaction holds the write lock. */
const MAX_CHUNK_ROWS = 2_000;
const MAX_CHUNK_BYTES = 524_288;
/** The same for an input that all rows share: its bytes times the rows, which is what is written. */
const MAX_SHARED_BYTES = 2_097_152;

/**
 * Cuts rows into chunks in the order of their codes: a chunk then changes neighbours in the table, which
 * is clustered by code. Rows of the same code keep the order of the request; among different codes
 * the order is free, because no row reads another's. `sharedBytes` is the size of what all rows share:
 * no chunk holds it, but each row writes it when it is applied. The chunks are parts of one piece of
 * memory, which can be handed from thread to thread without a copy.
 */
export function toChunks(rows: RowBuffer, sharedBytes = 0): NewChunk[] {
  const order = orderByCode(rows);
  const ends = findEnds(rows, order, sharedBytes);
  const memory = new Uint8Array(sizeOf(rows, order, ends.length));
  let at = 0;
  return ends.map((end, index) => {
    const start = at;
    const chunk = order.subarray(ends[index - 1] ?? 0, end);
    at = assemble(rows, chunk, memory, at);
    return { rowCount: chunk.length, items: memory.subarray(start, at) };
  });
}

/** Where each chunk ends, as positions in the order. */
function findEnds(rows: RowBuffer, order: Uint32Array, sharedBytes: number): number[] {
  const maxRows = Math.max(1, Math.min(MAX_CHUNK_ROWS, Math.floor(MAX_SHARED_BYTES / sharedBytes)));
  const ends: number[] = [];
  let first = 0;
  let bytes = 0;
  order.forEach((row, index) => {
    const size = rows.endOf(row) - rows.startOf(row) + 1;
    if (index > first && (bytes + size > MAX_CHUNK_BYTES || index - first === maxRows)) {
      ends.push(index);
      first = index;
      bytes = 0;
    }
    bytes += size;
  });
  if (order.length > 0) ends.push(order.length);
  return ends;
}

/** Each row comes with a comma or a bracket behind it, each chunk with a bracket before it. */
function sizeOf(rows: RowBuffer, order: Uint32Array, chunkCount: number): number {
  return order.reduce((sum, row) => sum + rows.endOf(row) - rows.startOf(row) + 1, chunkCount);
}

/** Puts rows together as a JSON array from `at` on, and gives where it ends. */
function assemble(rows: RowBuffer, chunk: Uint32Array, memory: Uint8Array, at: number): number {
  const { bytes } = rows;
  let end = at;
  chunk.forEach((row, index) => {
    memory[end] = index === 0 ? OPEN_BRACKET : COMMA;
    memory.set(bytes.subarray(rows.startOf(row), rows.endOf(row)), end + 1);
    end += rows.endOf(row) - rows.startOf(row) + 1;
  });
  memory[end] = CLOSE_BRACKET;
  return end + 1;
}
