import type { RowSlices, Slice } from './row-slice.js';

/** Bytes of a code that one pass orders by. With the index they fit the 53 bits of a double. */
const BYTES_PER_PASS = 3;
const INDEX_SIZE = 2 ** 29;
/** Ranges up to this size are ordered by comparing, where a pass would cost more than it saves. */
const SMALL = 32;

/**
 * Orders rows by the bytes of their codes; rows of the same code keep their order. A radix sort, most
 * significant bytes first, whose passes are the engine's own sort of numbers: three bytes of the code
 * above, the position below. Measured four times faster than comparing 76,000 codes as texts.
 */
export function sortByCode(rows: RowSlices[]): void {
  sortRange(rows, 0, rows.length, 0);
}

function sortRange(rows: RowSlices[], from: number, to: number, depth: number): void {
  if (to - from <= SMALL) {
    sortSmall(rows, from, to, depth);
    return;
  }
  const keys = new Float64Array(to - from);
  for (let index = 0; index < keys.length; index += 1) {
    keys[index] = wordAt((rows[from + index] as RowSlices).code, depth) * INDEX_SIZE + index;
  }
  keys.sort();
  const before = rows.slice(from, to);
  keys.forEach((key, index) => (rows[from + index] = before[key % INDEX_SIZE] as RowSlices));
  let start = 0;
  for (let index = 1; index <= keys.length; index += 1) {
    const word = Math.floor((keys[start] as number) / INDEX_SIZE);
    if (index < keys.length && Math.floor((keys[index] as number) / INDEX_SIZE) === word) continue;
    // A last byte of 0 means that the codes have ended: they are equal and in their order.
    const hasMore = word % 256 !== 0;
    if (hasMore && index - start > 1) {
      sortRange(rows, from + start, from + index, depth + BYTES_PER_PASS);
    }
    start = index;
  }
}

/** Three bytes of the code from `depth`; 0 behind its end, which no code contains. */
function wordAt({ source, start, end }: Slice, depth: number): number {
  let word = 0;
  for (let at = start + depth; at < start + depth + BYTES_PER_PASS; at += 1) {
    word = word * 256 + (at < end ? (source[at] as number) : 0);
  }
  return word;
}

/** Insertion sort, which is stable. */
function sortSmall(rows: RowSlices[], from: number, to: number, depth: number): void {
  for (let index = from + 1; index < to; index += 1) {
    const row = rows[index] as RowSlices;
    let hole = index;
    while (hole > from && isAfter((rows[hole - 1] as RowSlices).code, row.code, depth)) {
      rows[hole] = rows[hole - 1] as RowSlices;
      hole -= 1;
    }
    rows[hole] = row;
  }
}

function isAfter(a: Slice, b: Slice, depth: number): boolean {
  const lengthA = a.end - a.start;
  const lengthB = b.end - b.start;
  const shared = Math.min(lengthA, lengthB);
  for (let offset = depth; offset < shared; offset += 1) {
    const difference =
      (a.source[a.start + offset] as number) - (b.source[b.start + offset] as number);
    if (difference !== 0) return difference > 0;
  }
  return lengthA > lengthB;
}
