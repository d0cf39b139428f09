import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readEnvironment } from '../config/environment.js';
import { PeriodicTasks, type PeriodicWork } from './periodic-tasks.js';

const EVERY_MS = 1_000;
const KINDS = ['flush', 'clean', 'sweep'] as const;

describe('the periodic tasks of a process', () => {
  let passes: string[];

  beforeEach(() => {
    passes = [];
    jest.useFakeTimers();
  });

  afterEach(() => void jest.useRealTimers());

  function tasksOf(role: string, passOf: (kind: string) => PeriodicWork['pass']): PeriodicTasks {
    const database = 'postgres://localhost/none';
    const tasks = new PeriodicTasks(readEnvironment({ ROLE: role, DATABASE_URL: database }));
    for (const kind of KINDS) {
      tasks.add({ name: kind, kind, everyMs: EVERY_MS, pass: passOf(kind) });
    }
    return tasks;
  }

  const noted = (kind: string) => () => Promise.resolve(void passes.push(kind));

  it.each([
    ['all', ['clean', 'flush', 'sweep']],
    ['worker', ['clean', 'flush', 'sweep']],
    ['api', ['flush']],
  ])('are those of its role: %s', async (role, expected) => {
    const tasks = tasksOf(role, noted);
    tasks.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(passes.sort()).toEqual(expected);
    await tasks.beforeApplicationShutdown();
  });

  it('stop in the order of their kinds, and write once more what was gathered', async () => {
    const ends = new Map<string, () => void>();
    const tasks = tasksOf('all', (kind) => async () => {
      if (passes.push(kind) > KINDS.length) return;
      await new Promise<void>((resolve) => ends.set(kind, resolve));
      passes.push(`${kind} ended`);
    });
    tasks.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    passes.length = KINDS.length;

    const stopped = tasks.beforeApplicationShutdown();
    for (const kind of ['sweep', 'clean', 'flush']) {
      ends.get(kind)?.();
      await jest.advanceTimersByTimeAsync(3 * EVERY_MS);
    }
    await stopped;

    expect(passes.slice(KINDS.length)).toEqual([
      'sweep ended',
      'clean ended',
      'flush ended',
      'flush',
    ]);
  });
});
