import type { RowRejection } from '../row.js';

/** A range of bytes. */
export interface Slice {
  readonly source: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/**
 * An accepted row as pieces of JSON that only need to be put together. Equal codes have equal bytes, in
 * the spelling that `JSON.stringify` gives them.
 */
export interface RowSlices {
  /** Number in the request, from 1. */
  readonly row: number;
  /** The code as a JSON string without its quotes. */
  readonly code: Slice;
  /** What follows the code: the payload, or `null` and a rejection. */
  readonly rest: Slice;
}

/** Texts are written into blocks: a buffer for each would cost more than most texts have bytes. */
const BLOCK_BYTES = 262_144;
let block = Buffer.alloc(0);
let used = 0;

/** The slice of a text. */
export function sliceOf(text: string): Slice {
  const length = Buffer.byteLength(text);
  if (used + length > block.length) {
    block = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, length));
    used = 0;
  }
  const start = used;
  used += block.write(text, start);
  return { source: block, start, end: used };
}

/** The text of a slice. */
export function textOf({ source, start, end }: Slice): string {
  return Buffer.from(source.buffer, source.byteOffset + start, end - start).toString();
}

/** A row as an operation read it. `payload` is JSON text. */
export type RowReading =
  | { readonly kind: 'row'; readonly code: string; readonly payload: string }
  | { readonly kind: 'rejected'; readonly code: string; readonly rejection: RowRejection };

/** The pieces of a row that was read. */
export function toRowSlices(row: number, reading: RowReading): RowSlices {
  const code = sliceOf(JSON.stringify(reading.code).slice(1, -1));
  const rest =
    reading.kind === 'row' ? reading.payload : `null,${JSON.stringify(reading.rejection)}`;
  return { row, code, rest: sliceOf(rest) };
}
