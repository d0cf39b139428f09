import { expect } from '@jest/globals';

/** How many times larger each input is than the one before it. */
const STEP = 8;
/**
 * How many times more a character of a larger input may cost than one of the smallest. Linear work stays near 1,
 * with what the collection of more memory costs; quadratic work is at 8 with the first step and at 64 with the second.
 */
const MOST = 6;
/** The shortest of these counts: others on the machine can only make work longer. */
const RUNS = 3;
/** Shorter work is repeated, because the fixed part of a measurement would hide how it grows. */
const MEASURABLE_MS = 10;
const LONG_MS = 150;
const SMALLEST = 250;

/**
 * Expects that work grows no faster than its input, up to the largest input there can be. It begins with small
 * inputs, so that work which grows too fast fails before it takes hours.
 * @param prepare gives the work on an input of this size
 */
export async function expectLinearGrowth(
  largest: number,
  prepare: (size: number) => () => unknown,
): Promise<void> {
  const [smallest = 1, ...sizes] = sizesUpTo(largest);
  const first = (await shortestMs(prepare(smallest))) / smallest;
  for (const size of sizes) {
    const growth = (await shortestMs(prepare(size))) / size / first;
    expect({ size, isLinear: growth < MOST }).toEqual({ size, isLinear: true });
  }
}

function sizesUpTo(largest: number): number[] {
  const sizes = [largest];
  while ((sizes[0] as number) > SMALLEST * STEP)
    sizes.unshift(Math.ceil((sizes[0] as number) / STEP));
  if (sizes.length === 1) sizes.unshift(Math.ceil(largest / STEP));
  return sizes;
}

/** Milliseconds of one call. Long work is disturbed by little, and is not repeated. */
async function shortestMs(work: () => unknown): Promise<number> {
  let shortest = await msOf(work, 1);
  if (shortest > LONG_MS) return shortest;
  const calls = Math.ceil(MEASURABLE_MS / Math.max(shortest, 0.01));
  for (let run = 0; run < RUNS; run += 1) {
    shortest = Math.min(shortest, (await msOf(work, calls)) / calls);
  }
  return shortest;
}

/** Time of the processor, so that what others do on the machine does not count. */
async function msOf(work: () => unknown, calls: number): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
