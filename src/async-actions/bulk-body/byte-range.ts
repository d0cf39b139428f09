/** The bytes of `source` from `start` up to, but without, `end`. */
export interface ByteRange {
  readonly source: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** The text of a byte range in UTF-8. */
export function textOf({ source, start, end }: ByteRange): string {
  return Buffer.from(source.buffer, source.byteOffset + start, end - start).toString();
}
