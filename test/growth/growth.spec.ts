import { describe, expect, it } from '@jest/globals';
import { expectLinearGrowth } from '../support/growth.js';

const LARGEST = 4_000;

/** Work of so many steps. */
function steps(count: number): number {
  let sum = 0;
  for (let step = 0; step < count; step += 1) sum = (sum + step) % 1_000_003;
  return sum;
}

describe('the test of growth', () => {
  it('accepts work of one step for each character', async () => {
    await expectLinearGrowth(LARGEST, (size) => () => steps(size));
  });

  it('refuses work that looks at each character once for each other one', async () => {
    const quadratic = (size: number) => () => steps(size * size);

    await expect(expectLinearGrowth(LARGEST, quadratic)).rejects.toThrow('"isLinear": false');
  });
});
