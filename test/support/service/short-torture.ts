import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { playRound } from '../../torture/round.js';
import type { SetupName } from '../../torture/setups/index.js';
import { Tally } from '../../torture/tally.js';

/** `SEED` of the environment, to repeat a run, else always the same. */
const SEED = Number(process.env.SEED ?? 20_261_129);
const TIMEOUT_MS = 300_000;

/** Plays one short round of `npm run torture`, with the same seed unless `SEED` names another. */
export function shortTorture(setup: SetupName): void {
  it(
    `loses, repeats, reorders and invents nothing while everything breaks (seed ${SEED})`,
    async () => {
      const tally = new Tally();
      const options = { setup, seed: SEED, forMs: 10_000, strikeEveryMs: 500 };
      await playRound({ ...options, build: resolve('dist') }, tally);
      expect(tally.violations).toEqual([]);
      expect(tally.jobs).toBeGreaterThan(2);
      expect(tally.strikes.size).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
}
