import { parseArgs } from 'node:util';
import { SETUPS, type SetupName } from './setups/index.js';

export interface Options {
  readonly setup: SetupName;
  readonly seed: number;
  readonly forMs: number;
  readonly kills: number;
  readonly powerCuts: number;
  readonly swept: number;
  readonly roundMs: number;
  readonly strikeEveryMs: number;
  readonly nemeses?: readonly string[];
  readonly mutants: boolean;
  readonly only?: string;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** @throws Error for an option that is unknown or a value that it cannot have */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      setup: { type: 'string', default: 'sqlite' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      for: { type: 'string', default: '1m' },
      kills: { type: 'string', default: '0' },
      'power-cuts': { type: 'string', default: '0' },
      swept: { type: 'string', default: '0' },
      round: { type: 'string', default: '30s' },
      every: { type: 'string', default: '700ms' },
      nemeses: { type: 'string' },
      mutants: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const { setup } = values;
  if (!Object.hasOwn(SETUPS, setup)) {
    throw new Error(`--setup must be one of ${Object.keys(SETUPS).join(', ')}`);
  }
  return {
    setup: setup as SetupName,
    seed: wholeNumber('seed', values.seed),
    kills: wholeNumber('kills', values.kills),
    powerCuts: wholeNumber('power-cuts', values['power-cuts']),
    swept: wholeNumber('swept', values.swept),
    forMs: duration('for', values.for),
    roundMs: duration('round', values.round),
    strikeEveryMs: duration('every', values.every),
    nemeses: values.nemeses?.split(','),
    mutants: values.mutants,
    only: values.only,
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} must be a whole number`);
  return Number(text);
}

function duration(name: string, text: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? [];
  const factor = UNITS[unit ?? ''];
  if (factor === undefined) throw new Error(`--${name} must be a time, as 30s, 10m or 2h`);
  return Number(count) * factor;
}
