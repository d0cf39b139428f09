const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** The number of the line that a position is in, from 1; a line ends with any of the three line ends. */
export function lineAt(bytes: Uint8Array, position: number): number {
  let line = 1;
  for (let at = 0; at < position; at += 1) {
    const byte = bytes[at];
    const isEnd = byte === LINE_FEED || (byte === RETURN && bytes[at + 1] !== LINE_FEED);
    if (isEnd) line += 1;
  }
  return line;
}
