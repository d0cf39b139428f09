import { randomInt } from 'node:crypto';

/** Start of the clock in ids: 2016-05-04T00:00:00Z, which makes ids comparable with those of the hosted original. */
const EPOCH_MS = 1_462_320_000_000;
/** The last moment that fits, in the year 2155. */
const LAST_MS = 2 ** 42 - 1;
const COUNTER_SIZE = 1 << 16;

const node = randomInt(1 << 14);
let lastMs = 0;
let counter = 0;

/** The prefixes of the ids that sort by time. */
export type SortablePrefix = 'aa_' | 'v-' | 'w-' | 'cat_' | 'tbe_' | 'log_' | 'whs_';

/**
 * A new id: prefix + 18 hex digits of 42 bits of milliseconds, 14 bits that name this process and a
 * counter of 16 bits. Ids of one process sort in the order in which they were made, even when the
 * clock steps back.
 */
export function sortableId(prefix: SortablePrefix, nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = 0;
  } else if (++counter === COUNTER_SIZE) {
    lastMs += 1;
    counter = 0;
  }
  // Two numbers instead of one of 72 bits: each fits where numbers are exact.
  const high = (lastMs - EPOCH_MS) * 4 + (node >> 12);
  const low = (node & 0xfff) * COUNTER_SIZE + counter;
  return prefix + high.toString(16).padStart(11, '0') + low.toString(16).padStart(7, '0');
}

/** The least id that {@link sortableId} can make at a moment, in Unix milliseconds: a bound for ranges. */
export function leastSortableId(prefix: SortablePrefix, atMs: number): string {
  const sinceEpoch = BigInt(Math.min(LAST_MS, Math.max(0, Math.floor(atMs) - EPOCH_MS)));
  return prefix + (sinceEpoch << 30n).toString(16).padStart(18, '0');
}

/** The moment in an id made by {@link sortableId}, in Unix milliseconds. */
export function timeOfSortableId(id: string): number {
  const hex = id.slice(-18);
  return Number(BigInt(`0x${hex}`) >> 30n) + EPOCH_MS;
}
