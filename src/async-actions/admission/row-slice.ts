import type { RowRejection } from '../row.js';

/** A range of bytes. */
export interface Slice {
  readonly source: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** The text of a slice. */
export function textOf({ source, start, end }: Slice): string {
  return Buffer.from(source.buffer, source.byteOffset + start, end - start).toString();
}

/** A row as an operation read it. `payload` is JSON text. */
export type RowReading =
  | { readonly kind: 'row'; readonly code: string; readonly payload: string }
  | { readonly kind: 'rejected'; readonly code: string; readonly rejection: RowRejection };
