import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryBudget } from './memory-budget.js';
import type { MemoryHold } from './memory-hold.js';

const OVERLOADED = { key: 'overloaded', context: { retryAfterSeconds: 5 } };
const NO_PATIENCE_MS = 1;

/** A hold of the owner with these bytes. */
function holdOf(budget: MemoryBudget, owner: string, bytes: number): MemoryHold {
  const hold = budget.open(owner);
  hold.take(bytes);
  return hold;
}

describe('MemoryBudget', () => {
  it('lets one owner have a third of it, and leaves the rest to others', () => {
    const budget = new MemoryBudget(1_500);
    expect(budget.open('a').tryGrow(501)).toBe(false);
    expect(budget.open('a').tryGrow(500)).toBe(true);
    expect(budget.open('a').tryGrow(1)).toBe(false);
    expect(budget.open('b').tryGrow(333)).toBe(true);
  });

  it('has room for the body of a newcomer while five others hold all they may', () => {
    const budget = new MemoryBudget(256);
    for (let owner = 0; owner < 5; owner += 1) {
      const hold = budget.open(`hostile ${owner}`);
      while (hold.tryGrow(1));
    }
    expect(budget.open('newcomer').tryGrow(10)).toBe(true);
  });

  it('lets a request go on as soon as another one gives back enough', async () => {
    const budget = new MemoryBudget(1_500);
    const first = holdOf(budget, 'a', 500);
    const second = budget.open('a');
    const waiting = second.grow(400);
    first.shrink(300);
    expect(second.bytes).toBe(0);
    first.shrink(100);
    await waiting;
    expect([first.bytes, second.bytes, budget.heldBytes]).toEqual([100, 400, 500]);
  });

  it('serves those who wait in their order, and nobody before them', async () => {
    const budget = new MemoryBudget(1_500);
    const first = holdOf(budget, 'a', 500);
    const order: string[] = [];
    const large = budget.open('a').grow(400);
    const small = budget.open('a').grow(10);
    expect(budget.open('a').tryGrow(10)).toBe(false);
    void large.then(() => order.push('large'));
    void small.then(() => order.push('small'));
    first.release();
    await Promise.all([large, small]);
    expect(order).toEqual(['large', 'small']);
  });

  it('refuses a request that did not get its memory in time, and serves those behind it', async () => {
    const budget = new MemoryBudget(1_500, NO_PATIENCE_MS);
    holdOf(budget, 'a', 400);
    const large = budget.open('a').grow(200);
    const small = budget.open('a').grow(100);
    await expect(large).rejects.toMatchObject(OVERLOADED);
    await small;
    expect(budget.heldBytes).toBe(500);
  });

  it('refuses a request whose hold is released while it waits', async () => {
    const budget = new MemoryBudget(1_500);
    const other = holdOf(budget, 'a', 500);
    const hold = budget.open('a');
    const waiting = hold.grow(100);
    hold.release();
    await expect(waiting).rejects.toMatchObject(OVERLOADED);
    other.release();
    expect(budget.heldBytes).toBe(0);
  });

  it('takes back what was granted to a hold that is released before it goes on', async () => {
    const budget = new MemoryBudget(1_500);
    const other = holdOf(budget, 'a', 500);
    const hold = budget.open('a');
    const waiting = hold.grow(100);
    other.release();
    hold.release();
    await expect(waiting).rejects.toMatchObject(OVERLOADED);
    expect(budget.heldBytes).toBe(0);
  });

  it('holds exactly what its holds hold, whatever they do, and nothing when they have ended', async () => {
    const step = fc.record({
      hold: fc.nat(5),
      what: fc.constantFrom('grow', 'tryGrow', 'shrink', 'release', 'take'),
      bytes: fc.nat(600),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step), async (steps) => {
        const budget = new MemoryBudget(1_500);
        const holds = [0, 1, 2, 3, 4, 5].map((n) => budget.open(`owner ${n % 3}`));
        const waiting: Promise<unknown>[] = [];
        for (const { hold, what, bytes } of steps) {
          const result = holds[hold]?.[what](bytes);
          if (result instanceof Promise) waiting.push(result.catch(() => undefined));
          await Promise.resolve();
        }
        for (const hold of holds) hold.release();
        await Promise.all(waiting);
        expect(holds.map(({ bytes }) => bytes)).toEqual([0, 0, 0, 0, 0, 0]);
        expect(budget.heldBytes).toBe(0);
        expect(budget.open('anybody').tryGrow(500)).toBe(true);
      }),
    );
  });
});
