import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LookLoop, TICK_MS } from './look-loop.js';

describe('the loop of looks', () => {
  let isWanted: boolean;
  let looks: ('full' | 'short')[];
  let tookMs: number;
  let loop: LookLoop;

  beforeEach(() => {
    jest.useFakeTimers();
    isWanted = true;
    looks = [];
    tookMs = 0;
    loop = new LookLoop(
      () => isWanted,
      async (isFull) => {
        looks.push(isFull ? 'full' : 'short');
        if (tookMs > 0) await new Promise((resolve) => setTimeout(resolve, tookMs));
      },
    );
  });

  afterEach(async () => {
    isWanted = false;
    await jest.advanceTimersByTimeAsync(10 * TICK_MS);
    jest.useRealTimers();
  });

  it('looks at once and then each tick, however often it is started', async () => {
    loop.start();
    loop.start();
    expect(looks).toEqual(['full']);
    await jest.advanceTimersByTimeAsync(3 * TICK_MS);
    expect(looks).toEqual(['full', 'full', 'full', 'full']);
  });

  it('looks sooner when the bell rings, once for many rings, and keeps its ticks', async () => {
    loop.start();
    await jest.advanceTimersByTimeAsync(TICK_MS / 2);
    for (let ring = 0; ring < 50; ring += 1) loop.ring();
    await jest.advanceTimersByTimeAsync(1);
    expect(looks).toEqual(['full', 'short']);
    await jest.advanceTimersByTimeAsync(TICK_MS / 2);
    expect(looks).toEqual(['full', 'short', 'full']);
  });

  it('rests as long as a look took', async () => {
    tookMs = TICK_MS;
    loop.start();
    await jest.advanceTimersByTimeAsync(2 * TICK_MS - 1);
    expect(looks).toEqual(['full']);
    await jest.advanceTimersByTimeAsync(2);
    expect(looks).toEqual(['full', 'full']);
  });

  it('ends when nobody is interested, and begins again', async () => {
    loop.start();
    isWanted = false;
    await jest.advanceTimersByTimeAsync(10 * TICK_MS);
    loop.ring();
    expect(looks).toEqual(['full']);
    isWanted = true;
    loop.start();
    expect(looks).toEqual(['full', 'full']);
  });
});
