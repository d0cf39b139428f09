/** Lines of a file, one behind the other: their bytes, where each ends in them, and of which row each is. */
export interface Lines {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  readonly rows: Uint32Array;
}

/** Puts lines behind each other. `rows` has the number of each line's row. */
export function joinLines(rows: readonly number[], lines: readonly string[]): Lines {
  // In memory of its own, which can be moved from a thread.
  const bytes = new TextEncoder().encode(lines.join(''));
  const ends = new Uint32Array(lines.length);
  let end = 0;
  for (const [index, line] of lines.entries()) {
    end += Buffer.byteLength(line);
    ends[index] = end;
  }
  return { bytes, ends, rows: Uint32Array.from(rows) };
}
