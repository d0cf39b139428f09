import { afterEach, describe, expect, it } from '@jest/globals';
import { BuiltWorkers } from '../support/runner/built-workers.js';
import { eventually } from '../support/eventually.js';
import {
  doubling,
  fillingMemory,
  neverEnding,
  sharedCounter,
} from '../support/runner/test-tasks.js';
import { toErrorBody } from '../../src/http/exception.filter.js';
import { TaskTooCostlyError } from '../../src/workers/task-errors.js';
import { POOL_LIMITS, type PoolLimits } from '../../src/workers/worker-pool.js';

const LANES = ['bodies', 'chunks', 'locked', 'images', 'reports'] as const;

/** Enough to start a thread on a busy machine. */
const SHORT_MS = 2_000;

let workers: BuiltWorkers;

function start(change: Partial<PoolLimits['bodies']> = {}): void {
  const limits = LANES.map((lane) => [lane, { ...POOL_LIMITS[lane], ...change }]);
  workers = new BuiltWorkers(Object.fromEntries(limits));
}

afterEach(() => workers.onApplicationShutdown());

/** Starts a task that never ends and resolves when it runs. */
async function startEndless(lane: (typeof LANES)[number], owner: string, signal?: AbortSignal) {
  const counter = sharedCounter();
  const outcome = workers.run(neverEnding(lane), { counter }, { owner, signal }).then(
    () => 'ended',
    (error: unknown) => error,
  );
  await eventually('the task runs', () => Atomics.load(counter, 0) > 0);
  return { counter, outcome };
}

const double = (lane: (typeof LANES)[number], owner: string) =>
  workers.run(doubling(lane), 21, { owner });

describe('a task that never ends', () => {
  it.each(LANES)('is ended by the limit of %s, and the next one runs', async (lane) => {
    start({ threads: 1, threadsOfOneOwner: 1, limitMs: SHORT_MS });
    const { counter, outcome } = await startEndless(lane, 'a');
    expect(await outcome).toBeInstanceOf(TaskTooCostlyError);
    expect(await double(lane, 'a')).toBe(42);
    const count = Atomics.load(counter, 0);
    expect(await double(lane, 'a')).toBe(42);
    expect(Atomics.load(counter, 0)).toBe(count);
  });

  it('is a fault of the body that it read, in words', async () => {
    start({ limitMs: SHORT_MS });
    const { outcome } = await startEndless('bodies', 'a');
    expect(toErrorBody((await outcome) as TaskTooCostlyError, 'v-1')).toEqual({
      code: 400,
      key: 'invalid_payload',
      message: 'Invalid payload',
      details: 'Payload takes longer than 2 seconds to process',
      request_id: 'v-1',
    });
  });

  it('ends when nobody waits for it, and the next one runs', async () => {
    start({ threads: 1, threadsOfOneOwner: 1 });
    const hangUp = new AbortController();
    const { counter, outcome } = await startEndless('bodies', 'a', hangUp.signal);
    const gone = new Error('The client has gone');
    hangUp.abort(gone);
    expect(await outcome).toBe(gone);
    expect(await double('bodies', 'b')).toBe(42);
    const count = Atomics.load(counter, 0);
    expect(await double('bodies', 'b')).toBe(42);
    expect(Atomics.load(counter, 0)).toBe(count);
  });

  it('leaves a thread to other projects, however many of them its own has sent', async () => {
    start();
    const first = await startEndless('bodies', 'a');
    const rest = [1, 2, 3].map(() =>
      workers.run(neverEnding('bodies'), { counter: sharedCounter() }, { owner: 'a' }),
    );
    const outcomes = Promise.allSettled(rest);
    expect(await double('bodies', 'b')).toBe(42);
    const before = Atomics.load(first.counter, 0);
    await eventually('the task goes on', () => Atomics.load(first.counter, 0) > before);
    await workers.onApplicationShutdown();
    await outcomes;
  });

  it('leaves the threads of chunks alone when bodies have all of theirs', async () => {
    start();
    await Promise.all(['a', 'b'].map((owner) => startEndless('bodies', owner)));
    expect(await double('chunks', 'c')).toBe(42);
    expect(await double('locked', 'c')).toBe(42);
  });
});

describe('a task that takes all memory of its thread', () => {
  it('costs its own request, and the next one runs', async () => {
    start({ threads: 1, threadsOfOneOwner: 1, heapMb: 32 });
    await expect(workers.run(fillingMemory('bodies'), null, { owner: 'a' })).rejects.toBeInstanceOf(
      TaskTooCostlyError,
    );
    expect(await double('bodies', 'a')).toBe(42);
  });
});

describe('a small input', () => {
  it.each([
    [4_096, 'here'],
    [4_097, 'in a thread'],
  ])('of %i bytes is worked on %s', async (size, place) => {
    start();
    const options = { owner: 'a', size };
    const here = () => 'here';
    const there = { ...doubling('bodies') } as never;
    const result = await workers.runUnlessSmall<number, unknown>(there, here, 21, options);
    expect(result).toBe(place === 'here' ? 'here' : 42);
  });
});
