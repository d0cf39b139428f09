import { describe, expect, it } from '@jest/globals';
import { PageSize } from './page-size.js';

function after(...chars: number[]): number {
  const size = new PageSize();
  for (const one of chars) size.learn(one);
  return size.current;
}

describe('the size of the pages of an export', () => {
  it('grows step by step while vouchers are small or none is found', () => {
    expect([after(), after(0), after(0, 0), after(0, 0, 0)]).toEqual([100, 400, 500, 500]);
  });

  it('falls as soon as vouchers are large', () => {
    expect(after(100 * 65_536)).toBe(10);
    expect(after(2 * 524_288)).toBe(50);
  });
});
