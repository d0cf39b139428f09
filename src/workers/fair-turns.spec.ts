import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairTurns } from './fair-turns.js';
import { TaskAbandonedError } from './task-errors.js';

/** Work that runs until it is let go, and what has begun so far. */
function ledger(turns: FairTurns) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    begin: (owner: string, name: string, signal?: AbortSignal) =>
      turns.run(owner, signal, () => {
        begun.push(name);
        return new Promise<void>((resolve) => ends.push(resolve));
      }),
    /** Ends what began first. */
    async end(): Promise<void> {
      ends.shift()?.();
      await settle();
    },
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('fair turns', () => {
  it('give no owner more than its share, even of places that are free', async () => {
    const work = ledger(new FairTurns(2, 1));
    for (const name of ['a1', 'a2', 'b1']) void work.begin(name.slice(0, 1), name);
    await settle();
    expect(work.begun).toEqual(['a1', 'b1']);
    await work.end();
    expect(work.begun).toEqual(['a1', 'b1', 'a2']);
  });

  it('go round the owners, so one that sent much waits behind one that sent little', async () => {
    const work = ledger(new FairTurns(1, 1));
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1']) void work.begin(name.slice(0, 1), name);
    for (let ended = 0; ended < 5; ended += 1) {
      await settle();
      await work.end();
    }
    expect(work.begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3']);
  });

  it('pass over one who has left', async () => {
    const work = ledger(new FairTurns(1, 1));
    const leave = new AbortController();
    void work.begin('a', 'a1');
    const left = work.begin('a', 'a2', leave.signal);
    void work.begin('a', 'a3');
    leave.abort();
    await expect(left).rejects.toBeInstanceOf(TaskAbandonedError);
    await work.end();
    expect(work.begun).toEqual(['a1', 'a3']);
    await expect(work.begin('b', 'b1', leave.signal)).rejects.toBeInstanceOf(TaskAbandonedError);
  });

  it('give the place of failed work to the next', async () => {
    const turns = new FairTurns(1, 1);
    const failed = turns.run('a', undefined, () => Promise.reject(new Error('broken')));
    await expect(failed).rejects.toThrow('broken');
    expect(await turns.run('b', undefined, () => Promise.resolve('done'))).toBe('done');
  });

  it('begin every piece of work once, in the order of its owner, whatever the places', async () => {
    const owners = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(owners, fc.integer({ min: 1, max: 3 }), async (sent, places) => {
        const turns = new FairTurns(places, 1);
        const begun: [string, number][] = [];
        await Promise.all(
          sent.map((owner, index) =>
            turns.run(owner, undefined, async () => {
              begun.push([owner, index]);
              await settle();
            }),
          ),
        );
        for (const name of ['a', 'b', 'c']) {
          const own = begun.filter(([owner]) => owner === name).map(([, index]) => index);
          expect(own).toEqual(sent.flatMap((owner, index) => (owner === name ? [index] : [])));
        }
      }),
      { numRuns: 50 },
    );
  });
});
