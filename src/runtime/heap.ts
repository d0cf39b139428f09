import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heaps of this process and its threads double between two full collections, not grow to several
 * times their size. The texts of chunks are garbage as soon as they are written, but too large for the
 * quick collections: without this, four bulk requests of 10 MiB left 200 MB of them, with it 120. At a fifth instead
 * of all the peak was the same, and a service on PostgreSQL, whose driver makes several texts of each chunk in the
 * main thread, spent a third of its processor time on looking through the 64 MB that are alive in it.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString('--heap-growing-percent=100');
}
