import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Transaction } from '../transaction.js';
import { NumbersTable } from '../../../test/support/databases/numbers-table.js';

/** What a transaction does, in this order, and how it ends. */
const unitArbitrary = fc.record({
  adds: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 3 }),
  fails: fc.boolean(),
  kind: fc.constantFrom('short', 'short', 'short', 'long', 'deferred'),
  /** Milliseconds on the clock of the writer. */
  takes: fc.constantFrom(0, 0, 0, 11),
  joins: fc.boolean(),
});

type Unit = ReturnType<typeof unitArbitrary.generate>['value'];

function start(table: NumbersTable, unit: Unit): Promise<number> {
  const work = async (tx: Transaction) => {
    for (const number of unit.adds) {
      if (unit.joins) await table.run((inner) => table.add(inner, number));
      else await table.add(tx, number);
    }
    table.nowMs += unit.takes;
    if (unit.fails) throw new Error('it fails');
    return unit.adds.length;
  };
  const durability = unit.kind === 'deferred' ? 'deferred' : 'immediate';
  return table.run(work, durability, unit.kind === 'long' ? 'long' : 'short');
}

const ends = (results: PromiseSettledResult<number>[]) =>
  results.map((result) =>
    result.status === 'fulfilled'
      ? result.value
      : String((result.reason as Error).message.split(':')[0]),
  );

async function inTable(
  use: (table: NumbersTable) => Promise<PromiseSettledResult<number>[]>,
): Promise<{ ends: unknown[]; numbers: number[] }> {
  const table = await NumbersTable.open();
  try {
    const results = await use(table);
    return { ends: ends(results), numbers: await table.numbers() };
  } finally {
    await table.dispose();
  }
}

describe('Transactions that share commits', () => {
  it('do and answer what they would one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(unitArbitrary, { minLength: 1, maxLength: 12 }), async (units) => {
        const together = await inTable((table) =>
          Promise.allSettled(units.map((unit) => start(table, unit))),
        );
        const alone = await inTable(async (table) => {
          const results: PromiseSettledResult<number>[] = [];
          for (const unit of units)
            results.push(...(await Promise.allSettled([start(table, unit)])));
          return results;
        });
        expect(together).toEqual(alone);
      }),
      { numRuns: 60 },
    );
  });
});
