const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** A range of a file that begins where a record does. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a quotation mark stands that opens a cell of the range and is not closed before a delimiter, a line end or the
 * end of the range, or that has only blanks before it in its cell; null where there is none. A mark behind other
 * characters opens nothing. The parser says only where it gave up, which can be thousands of lines later.
 */
export function findOpenMark(
  bytes: Uint8Array,
  { start, end }: Range,
  delimiter: number,
): number | null {
  const endsCell = (byte: number | undefined) =>
    byte === delimiter || byte === LINE_FEED || byte === RETURN || byte === undefined;
  let at = start;
  while (at < end) {
    if (bytes[at] === QUOTE) {
      const closing = closingMark(bytes, at, end);
      if (closing === -1 || !endsCell(bytes[closing + 1])) return at;
      at = closing + 1;
    } else {
      while (isBlank(bytes[at]) && bytes[at] !== delimiter) at += 1;
      if (bytes[at] === QUOTE && at < end) return at;
    }
    while (at < end && !endsCell(bytes[at])) at += 1;
    at += 1;
  }
  return null;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

/** The mark that closes the one at `opening`: doubled marks are text. -1 when there is none. */
function closingMark(bytes: Uint8Array, opening: number, end: number): number {
  for (let at = opening + 1; at < end; at += 1) {
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at;
    at += 1;
  }
  return -1;
}
