import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { voucherId } from './voucher-id.js';

const YEAR_8888 = Date.UTC(8888, 0);

describe('voucherId', () => {
  it('is v_ and 32 letters and digits', () => {
    expect(voucherId()).toMatch(/^v_[0-9A-Za-z]{32}$/);
  });

  it('sorts by its moment', () => {
    const moment = fc.integer({ min: 0, max: YEAR_8888 });
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        fc.pre(one !== other);
        expect(voucherId(one) < voucherId(other)).toBe(one < other);
      }),
    );
  });

  it('never comes twice in a moment', () => {
    const ids = Array.from({ length: 10_000 }, () => voucherId(1));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
