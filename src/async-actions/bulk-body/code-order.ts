import type { Codes } from './row-buffer.js';

/** Ranges up to this size are ordered by comparing, where a pass would cost more than it saves. */
const SMALL = 32;
/** Bytes that one look ahead passes at most: the look is in vain when the last code of a range differs early. */
const MAX_SKIP = 8;

/**
 * The indexes of the rows in the order of the bytes of their codes; rows of the same code keep their
 * order. A radix sort, most significant byte first: each pass deals the rows of a range into 256 heaps by one
 * byte of their codes. It takes 12 ms for 76,000 codes; sorting words of three bytes with the engine's
 * sort of numbers took 51 ms.
 */
export function orderByCode(codes: Codes): Uint32Array {
  const order = new Uint32Array(codes.count);
  for (let index = 0; index < order.length; index += 1) order[index] = index;
  const sorting = { ...codes, order, before: new Uint32Array(codes.count), open: [] };
  sortLater(sorting, 0, order.length, 0);
  const { open }: Sorting = sorting;
  for (let range = open.pop(); range !== undefined; range = open.pop()) deal(sorting, range);
  return order;
}

/** Whether two rows have the same code. */
export function haveSameCode(codes: Codes, a: number, b: number): boolean {
  return compare(codes, a, b, 0) === 0;
}

interface Sorting extends Codes {
  readonly order: Uint32Array;
  /** Room for the order of a range before it is dealt. */
  readonly before: Uint32Array;
  /** Ranges to deal. A list instead of recursion: how many bytes codes share is the client's choice. */
  readonly open: Range[];
}

/** Rows whose codes agree in their first `depth` bytes: positions `from` to `to` of the order. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

function sortLater(sorting: Sorting, from: number, to: number, depth: number): void {
  if (to - from > SMALL) sorting.open.push({ from, to, depth });
  else sortSmall(sorting, from, to, depth);
}

/** Deals a range into heaps by one byte of the codes; 0 stands behind their ends, and no code contains it. */
function deal(sorting: Sorting, range: Range): void {
  const { bytes, starts, order, before } = sorting;
  const { from, to } = range;
  const depth = skipShared(sorting, range);
  const keys = new Uint8Array(to - from);
  const places = new Uint32Array(256);
  for (let index = from; index < to; index += 1) {
    const row = order[index] as number;
    const at = (starts[row] as number) + depth;
    const byte = at < (starts[row + 1] as number) ? (bytes[at] as number) : 0;
    keys[index - from] = byte;
    before[index] = row;
    places[byte] = (places[byte] as number) + 1;
  }
  let next = from;
  for (let byte = 0; byte < 256; byte += 1) {
    const size = places[byte] as number;
    places[byte] = next;
    next += size;
  }
  for (let index = from; index < to; index += 1) {
    const byte = keys[index - from] as number;
    const place = places[byte] as number;
    order[place] = before[index] as number;
    places[byte] = place + 1;
  }
  // Heap 0 is in order: its codes have ended, so they are equal.
  for (let byte = 1; byte < 256; byte += 1) {
    const start = places[byte - 1] as number;
    const end = places[byte] as number;
    if (end - start > 1) sortLater(sorting, start, end, depth + 1);
  }
}

/** A depth up to which no code of a range differs and none has ended. It saves 5 of 17 ms. */
function skipShared({ bytes, starts, order }: Sorting, { from, to, depth }: Range): number {
  const first = starts[order[from] as number] as number;
  const length = (starts[(order[from] as number) + 1] as number) - first;
  let shared = Math.min(length, depth + MAX_SKIP);
  for (let index = from + 1; index < to && shared > depth; index += 1) {
    const row = order[index] as number;
    const start = starts[row] as number;
    const end = Math.min(shared, (starts[row + 1] as number) - start);
    let offset = depth;
    while (offset < end && bytes[start + offset] === bytes[first + offset]) offset += 1;
    shared = offset;
  }
  return shared;
}

/** Insertion sort, which is stable. */
function sortSmall(sorting: Sorting, from: number, to: number, depth: number): void {
  const { order } = sorting;
  for (let index = from + 1; index < to; index += 1) {
    const row = order[index] as number;
    let hole = index;
    while (hole > from && compare(sorting, order[hole - 1] as number, row, depth) > 0) {
      order[hole] = order[hole - 1] as number;
      hole -= 1;
    }
    order[hole] = row;
  }
}

/** Below 0 when the code of `a` comes first, 0 when they are equal; their first `depth` bytes are. */
function compare({ bytes, starts }: Codes, a: number, b: number, depth: number): number {
  const startA = starts[a] as number;
  const startB = starts[b] as number;
  const lengthA = (starts[a + 1] as number) - startA;
  const lengthB = (starts[b + 1] as number) - startB;
  const shared = Math.min(lengthA, lengthB);
  for (let offset = depth; offset < shared; offset += 1) {
    const difference = (bytes[startA + offset] as number) - (bytes[startB + offset] as number);
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}
