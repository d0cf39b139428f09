import { describe, expect, it } from '@jest/globals';
import { Backoff } from './backoff.js';

const take = (backoff: Backoff, count: number) =>
  Array.from({ length: count }, () => backoff.next(null));

describe('the wait before a stream is opened again', () => {
  it('doubles up to half a minute, and begins anew once something has come', () => {
    const backoff = new Backoff(() => 0);

    expect(take(backoff, 6)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    backoff.reset();
    expect(take(backoff, 1)).toEqual([2_000]);
  });

  it('begins with what the service asks for', () => {
    expect(new Backoff(() => 0).next(3_000)).toBe(3_000);
  });

  it('is up to a quarter shorter, so that not all come at the same moment', () => {
    expect(new Backoff(() => 0.8).next(1_000)).toBe(800);
  });
});
