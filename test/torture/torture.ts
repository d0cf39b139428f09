import { resolve } from 'node:path';
import type { Options } from './options.js';
import { playRound } from './round.js';
import { Tally } from './tally.js';

const MAX_SHOWN = 40;

/** Plays rounds until the time is over and the asked strikes have happened. Returns whether every promise held. */
export async function torture(options: Options): Promise<boolean> {
  const { seed, forMs, roundMs, setup, strikeEveryMs, nemeses } = options;
  const tally = new Tally();
  const startedAt = performance.now();
  const isEnough = () =>
    tally.kills >= options.kills &&
    tally.powerCuts >= options.powerCuts &&
    tally.swept >= options.swept;
  const isOver = () => performance.now() - startedAt >= forMs && isEnough();
  let holds = true;
  for (let round = 0; holds && !isOver(); round += 1) {
    const roundSeed = seed + round;
    print(`round ${round}: --setup ${setup} --seed ${roundSeed}`);
    const left = Math.max(1_000, Math.round(forMs - (performance.now() - startedAt)));
    const roundFor = isEnough() ? Math.min(roundMs, left) : roundMs;
    const build = resolve('dist');
    holds = await playRound(
      { setup, seed: roundSeed, forMs: roundFor, strikeEveryMs, nemeses, build },
      tally,
    );
    if (!holds) {
      const words = [
        `--setup ${setup}`,
        `--seed ${roundSeed}`,
        `--for ${roundFor}ms`,
        `--round ${roundFor}ms`,
      ];
      const names = nemeses === undefined ? '' : ` --nemeses '${nemeses.join(',')}'`;
      print(`to repeat: npm run torture -- ${words.join(' ')} --every ${strikeEveryMs}ms${names}`);
    }
  }
  for (const { kind, what } of tally.violations.slice(0, MAX_SHOWN))
    print(`VIOLATION ${kind}: ${what.slice(0, 600)}`);
  print(tally.summary());
  return holds;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
