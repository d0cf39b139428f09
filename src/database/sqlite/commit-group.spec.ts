import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NumbersTable } from '../../../test/support/databases/numbers-table.js';
import { StorageUnavailableError } from '../driver-errors.js';
import type { Transaction } from '../transaction.js';
import { managerOf } from '../typeorm-transaction.js';

let table: NumbersTable;

beforeEach(async () => {
  table = await NumbersTable.open();
});

afterEach(() => table.dispose());

const add = (number: number, parent?: number) =>
  table.run((tx) => table.add(tx, number, parent ?? null));

/** Adds the number, then fails. */
const addAndFail = (number: number) =>
  table.run(async (tx) => {
    await table.add(tx, number);
    throw new Error(`no ${number}`);
  });

const outcomes = async (units: Promise<unknown>[]) =>
  (await Promise.allSettled(units)).map(({ status }) => status);

describe('Short transactions that wait together', () => {
  it('share one commit', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((number) => add(number)));
    expect(await table.numbers()).toEqual([1, 2, 3, 4, 5]);
    expect(table.commits).toBe(1);
  });

  it('are answered after the commit, those that failed too', async () => {
    const seen: [string, number][] = [];
    const note = (name: string) => () => void seen.push([name, table.commits]);
    await Promise.all([
      add(1).then(note('1')),
      add(1).catch(note('1 again')),
      add(2).then(note('2')),
    ]);
    expect(seen).toEqual([
      ['1', 1],
      ['1 again', 1],
      ['2', 1],
    ]);
  });

  it('are undone alone when they fail, whether first, in between or last', async () => {
    const units = [addAndFail(1), add(2), addAndFail(3), add(4), add(2), add(5), addAndFail(6)];
    const [done, failed] = ['fulfilled', 'rejected'];
    expect(await outcomes(units)).toEqual([failed, done, failed, done, failed, done, failed]);
    expect(await table.numbers()).toEqual([2, 4, 5]);
  });

  it('fail with their own errors', async () => {
    const [, own, , unique] = await Promise.allSettled([add(1), addAndFail(2), add(3), add(3)]);
    expect(own).toMatchObject({ reason: { message: 'no 2' } });
    expect(unique).toMatchObject({ reason: { message: expect.stringMatching(/UNIQUE/) } });
  });

  it('all fail when the commit fails, and leave nothing', async () => {
    const units = [add(1), add(2, 99), add(1), add(3)];
    const failed = Array.from(units, () => 'rejected');
    expect(await outcomes(units)).toEqual(failed);
    expect(await table.numbers()).toEqual([]);
    await add(4);
    expect(await table.numbers()).toEqual([4]);
  });

  it('all fail when the disk is full for one of them, and leave nothing', async () => {
    await add(1);
    const fill = table.run(async (tx) => {
      const large =
        'WITH RECURSIVE n(n) AS (VALUES (1000) UNION ALL SELECT n + 1 FROM n WHERE n < 9000)';
      await managerOf(tx).query(`${large} INSERT INTO numbers SELECT n, NULL FROM n`);
    });
    await fill;
    await table.limitPages(1);
    const grow = (from: number) =>
      table.run(async (tx) => {
        for (let number = from; number < from + 2_000; number += 1) await table.add(tx, number);
      });
    const units = await Promise.allSettled([add(2), grow(20_000), add(3)]);
    for (const unit of units) {
      expect(unit).toMatchObject({ reason: expect.any(StorageUnavailableError) });
    }
    await table.limitPages(1_000_000);
    await add(4);
    expect((await table.numbers()).slice(0, 3)).toEqual([1, 4, 1_000]);
  });

  it('do their work in the context of their own callers', async () => {
    const caller = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    const look = () => table.run(() => Promise.resolve(void seen.push(caller.getStore())));
    await Promise.all(['a', 'b', 'c'].map((name) => caller.run(name, look)));
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('let a call that outlives its own transaction have another', async () => {
    let late: Promise<void> | undefined;
    let ended: Transaction | undefined;
    await Promise.all([
      table.run((tx) => {
        ended = tx;
        late = new Promise<void>((resolve) => setImmediate(resolve)).then(() => add(3));
        return Promise.resolve();
      }),
      add(1),
    ]);
    await late;
    expect(() => managerOf(ended as Transaction)).toThrow(/has ended/);
    expect(await table.numbers()).toEqual([1, 3]);
  });
});

describe('A transaction waits for the next commit', () => {
  it('when the open one has been open for ten milliseconds', async () => {
    const slow = table.run(async (tx) => {
      await table.add(tx, 1);
      table.nowMs += 10;
    });
    await Promise.all([slow, add(2), add(3)]);
    expect(table.commits).toBe(2);
  });

  it('when sixty-four are in the open one', async () => {
    await Promise.all(Array.from({ length: 65 }, (_, number) => add(number)));
    expect(table.commits).toBe(2);
  });

  it('when it is long, or the one before it was', async () => {
    const long = (number: number) => table.run((tx) => table.add(tx, number), 'immediate', 'long');
    await Promise.all([add(1), long(2), add(3), add(4), long(5), long(6)]);
    expect(table.commits).toBe(5);
  });

  it('when it is deferred, or the one before it was', async () => {
    const deferred = (number: number) => table.run((tx) => table.add(tx, number), 'deferred');
    await Promise.all([add(1), deferred(2), deferred(3), add(4), add(5)]);
    expect(table.commits).toBe(4);
  });
});
