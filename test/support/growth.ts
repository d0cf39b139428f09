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
/**
 * Milliseconds of a measurement: shorter work is repeated, because the fixed part of a measurement would hide how it
 * grows. Work that seems to grow too fast is measured again, for longer each time: what disturbed it once passes, and
 * the ticks of a coarse clock count for less. Work that does grow too fast stays so.
 */
const MEASURED_MS = [10, 50, 200];
const LONG_MS = 150;
const SMALLEST = 250;

/**
 * Expects that work grows no faster than its input, up to the largest input there can be. It begins with small
 * inputs, so that work which grows too fast fails before it takes hours.
 * @param prepare returns the work on an input of this size
 */
export async function expectLinearGrowth(
  largest: number,
  prepare: (size: number) => () => unknown,
): Promise<void> {
  const [smallest = 1, ...sizes] = sizesUpTo(largest);
  for (const size of sizes) {
    const isLinear = await growsLinearly(smallest, size, prepare);
    expect({ size, isLinear }).toEqual({ size, isLinear: true });
  }
}

async function growsLinearly(
  smallest: number,
  size: number,
  prepare: (size: number) => () => unknown,
): Promise<boolean> {
  const [small, large] = [prepare(smallest), prepare(size)];
  for (const measuredMs of MEASURED_MS) {
    const first = (await shortestMs(small, measuredMs)) / smallest;
    if ((await shortestMs(large, measuredMs)) / size < first * MOST) return true;
  }
  return false;
}

function sizesUpTo(largest: number): number[] {
  const sizes = [largest];
  while ((sizes[0] as number) > SMALLEST * STEP)
    sizes.unshift(Math.ceil((sizes[0] as number) / STEP));
  if (sizes.length === 1) sizes.unshift(Math.ceil(largest / STEP));
  return sizes;
}

/** Milliseconds of one call. Long work is disturbed by little, and is not repeated. */
async function shortestMs(work: () => unknown, measuredMs: number): Promise<number> {
  let shortest = await msOf(work, 1);
  if (shortest > LONG_MS) return shortest;
  const calls = Math.ceil(measuredMs / Math.max(shortest, 0.01));
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
