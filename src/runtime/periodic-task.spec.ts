import { Logger } from '@nestjs/common';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PeriodicTask } from './periodic-task.js';

const EVERY_MS = 1_000;

/** A pass that ends when the test says so. */
function slowPass() {
  const ends: (() => void)[] = [];
  const pass = jest.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  return { pass, endNext: () => ends.shift()?.() };
}

describe('a periodic task', () => {
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('does a pass every interval', async () => {
    const pass = jest.fn(() => Promise.resolve());
    const task = new PeriodicTask('A task', EVERY_MS, pass);

    task.start();
    await jest.advanceTimersByTimeAsync(3 * EVERY_MS);

    expect(pass).toHaveBeenCalledTimes(3);
    await task.stop();
  });

  it('leaves out a pass while one runs', async () => {
    const { pass, endNext } = slowPass();
    const task = new PeriodicTask('A task', EVERY_MS, pass);

    task.start();
    await jest.advanceTimersByTimeAsync(3 * EVERY_MS);
    expect(pass).toHaveBeenCalledTimes(1);

    endNext();
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(pass).toHaveBeenCalledTimes(2);
    endNext();
    await task.stop();
  });

  it('goes on after a pass that failed', async () => {
    const pass = jest.fn(() => Promise.reject(new Error('No disk')));
    const task = new PeriodicTask('A task', EVERY_MS, pass);

    task.start();
    await jest.advanceTimersByTimeAsync(2 * EVERY_MS);

    expect(pass).toHaveBeenCalledTimes(2);
    await task.stop();
  });

  it('has stopped only when the pass in hand has ended', async () => {
    const { pass, endNext } = slowPass();
    const task = new PeriodicTask('A task', EVERY_MS, pass);
    const order: string[] = [];

    task.start();
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    const stopped = task.stop().then(() => order.push('stopped'));
    order.push('pass ends');
    endNext();
    await stopped;

    expect(order).toEqual(['pass ends', 'stopped']);
  });

  it('does one more pass when it is asked to', async () => {
    const pass = jest.fn(() => Promise.resolve());
    const task = new PeriodicTask('A task', EVERY_MS, pass);

    task.start();
    await task.stop({ withLastPass: true });

    expect(pass).toHaveBeenCalledTimes(1);
  });
});
