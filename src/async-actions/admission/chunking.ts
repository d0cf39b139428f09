import { CLOSE_BRACKET, COMMA, OPEN_BRACKET, QUOTE } from '../../json/bytes.js';
import type { NewChunk } from '../storage/chunk-store.js';
import { sortByCode } from './code-order.js';
import type { RowSlices, Slice } from './row-slice.js';

/** Bounds of a chunk, and so of the time for which its transaction holds the write lock. */
const MAX_CHUNK_ROWS = 2_000;
const MAX_CHUNK_BYTES = 524_288;
/** The same for an input that all rows share: its bytes times the rows, which is what is written. */
const MAX_SHARED_BYTES = 2_097_152;

/** Brackets, quotes and commas around the three parts of a row, and the comma behind it. */
const PUNCTUATION = 7;

/**
 * Cuts rows into chunks in the order of their codes: a chunk then changes neighbours in the table, which
 * is clustered by code. Rows of the same code keep the order of the request; among different codes
 * the order is free, because no row reads another's. `sharedBytes` is the size of what all rows share:
 * no chunk holds it, but each row writes it when it is applied.
 */
export function toChunks(rows: RowSlices[], sharedBytes = 0): NewChunk[] {
  sortByCode(rows);
  const chunks: NewChunk[] = [];
  const maxRows = Math.max(1, Math.min(MAX_CHUNK_ROWS, Math.floor(MAX_SHARED_BYTES / sharedBytes)));
  let first = 0;
  let bytes = 0;
  rows.forEach((row, index) => {
    const size = sizeOf(row);
    const isFull = bytes + size > MAX_CHUNK_BYTES || index - first === maxRows;
    if (index > first && isFull) {
      chunks.push(assemble(rows.slice(first, index), bytes));
      first = index;
      bytes = 0;
    }
    bytes += size;
  });
  if (first < rows.length) chunks.push(assemble(rows.slice(first), bytes));
  return chunks;
}

function sizeOf({ row, code, rest }: RowSlices): number {
  return String(row).length + (code.end - code.start) + (rest.end - rest.start) + PUNCTUATION;
}

/** Puts the rows together as a JSON array of `[row, code, ...rest]`. */
function assemble(rows: readonly RowSlices[], rowBytes: number): NewChunk {
  const writer = new ByteWriter(rowBytes + 1);
  writer.byte(OPEN_BRACKET);
  rows.forEach(({ row, code, rest }, index) => {
    if (index > 0) writer.byte(COMMA);
    writer.byte(OPEN_BRACKET);
    writer.digits(row);
    writer.byte(COMMA);
    writer.byte(QUOTE);
    writer.slice(code);
    writer.byte(QUOTE);
    writer.byte(COMMA);
    writer.slice(rest);
    writer.byte(CLOSE_BRACKET);
  });
  writer.byte(CLOSE_BRACKET);
  return { rowCount: rows.length, items: writer.bytes };
}

/** Fills a buffer whose size is known. */
class ByteWriter {
  readonly bytes: Uint8Array;
  private at = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
  }

  byte(value: number): void {
    this.bytes[this.at] = value;
    this.at += 1;
  }

  digits(number: number): void {
    const text = String(number);
    for (let index = 0; index < text.length; index += 1) this.byte(text.charCodeAt(index));
  }

  slice({ source, start, end }: Slice): void {
    this.bytes.set(source.subarray(start, end), this.at);
    this.at += end - start;
  }
}
