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

/** The slice of a text. */
export function sliceOf(text: string): Slice {
  const source = Buffer.from(text);
  return { source, start: 0, end: source.length };
}

/** The text of a slice. */
export function textOf({ source, start, end }: Slice): string {
  return Buffer.from(source.buffer, source.byteOffset + start, end - start).toString();
}
