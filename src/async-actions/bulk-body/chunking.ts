import type { NewChunk } from '../storage/chunk-store.js';
import { ChunkWriter, rowLength } from './chunk-writer.js';
import { haveSameCode, orderByCode } from './code-order.js';
import type { Codes, RowBuffer } from './row-buffer.js';

/** Bounds of a chunk, and so of the time for which its transaction holds the write lock. */
const MAX_CHUNK_ROWS = 2_000;
const MAX_CHUNK_BYTES = 524_288;
/** The same for an input that all rows share: its bytes times the rows, which is what is written. */
const MAX_SHARED_BYTES = 2_097_152;
/**
 * How many times these bounds the rows of one code may take before they are split. They change one voucher, so
 * more of them slow down the merge in its thread, but hardly the write under the lock.
 */
const SINGLE_CODE_FACTOR = 4;

/**
 * Cuts rows into chunks in the order of their codes: a chunk then changes neighbours in the table, which
 * is clustered by code. Rows of the same code keep the order of the request; among different codes
 * the order is free, because no row reads another's.
 *
 * A chunk ends between different codes, so the codes of the chunks of one request are disjoint. The one
 * exception is a code whose rows alone take more than four times what a chunk may hold: its rows are split, in
 * their order, and only neighbouring chunks share it.
 *
 * `sharedBytes` is the size of what all rows share: no chunk holds it, but each row writes it when it is
 * applied. The chunks are parts of one piece of memory, which can be handed from thread to thread
 * without a copy.
 */
export function toChunks(rows: RowBuffer, sharedBytes = 0): NewChunk[] {
  const order = orderByCode(rows.codes);
  const maxRows = Math.max(1, Math.min(MAX_CHUNK_ROWS, Math.floor(MAX_SHARED_BYTES / sharedBytes)));
  const cutting = { rows, codes: rows.codes, order, maxRows };
  const ends: number[] = [];
  for (let start = 0; start < order.length; start = ends.at(-1) as number) {
    ends.push(findEnd(cutting, start));
  }
  const writer = new ChunkWriter(rows, ends.length);
  return ends.map((end, index) => writer.write(order.subarray(ends[index - 1] ?? 0, end)));
}

interface Cutting {
  readonly rows: RowBuffer;
  readonly codes: Codes;
  readonly order: Uint32Array;
  readonly maxRows: number;
}

/** Where a chunk that starts at `start` ends, as a position in the order. */
function findEnd(cutting: Cutting, start: number): number {
  const full = fill(cutting, start, 1);
  let end = full;
  while (end > start && continuesCode(cutting, end)) end -= 1;
  if (end > start) return end;
  const max = fill(cutting, start, SINGLE_CODE_FACTOR);
  end = full;
  while (end < max && continuesCode(cutting, end)) end += 1;
  return end;
}

/** Where the rows from `start` on exceed the bounds, taken `factor` times; one row is always taken. */
function fill({ rows, order, maxRows }: Cutting, start: number, factor: number): number {
  const max = Math.min(order.length, start + factor * maxRows);
  let bytes = 0;
  for (let at = start; at < max; at += 1) {
    bytes += rowLength(rows, order[at] as number);
    if (at > start && bytes > factor * MAX_CHUNK_BYTES) return at;
  }
  return max;
}

/** True when there is a row at a position and it has the code of the one before it. */
function continuesCode({ codes, order }: Cutting, at: number): boolean {
  return at < order.length && haveSameCode(codes, order[at - 1] as number, order[at] as number);
}
