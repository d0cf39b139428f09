import { describe, expect, it } from '@jest/globals';
import { randomAlphanumeric } from './random-id.js';

describe('randomAlphanumeric', () => {
  it.each([0, 1, 32, 1_000])('has %i letters and digits', (length) => {
    expect(randomAlphanumeric(length)).toMatch(new RegExp(`^[A-Za-z0-9]{${length}}$`));
  });

  it('uses every letter and digit about equally often', () => {
    const counts = new Map<string, number>();
    for (const char of randomAlphanumeric(62_000)) counts.set(char, (counts.get(char) ?? 0) + 1);
    expect(counts.size).toBe(62);
    // Eight standard deviations: a fair source passes for good, one with a modulo bias (25 %) does not.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(250);
  });
});
