import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProjectTable } from '../../../test/support/databases/project-table.js';
import { ProjectEntity } from '../entities/project.entity.js';
import type { Transaction } from '../transaction.js';
import { managerOf } from '../typeorm-transaction.js';

let table: ProjectTable;

beforeEach(async () => {
  table = await ProjectTable.open();
});

afterEach(() => table.dispose());

/** A promise and the function that fulfils it. */
function signal(): { done: Promise<void>; give: () => void } {
  let give: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (give = resolve));
  return { done, give };
}

describe('SqliteTransactionRunner', () => {
  it('returns what the work returns, once it is committed', async () => {
    const result = await table.run(async (tx) => {
      await table.add(tx, 'a');
      return 'result';
    });
    expect(result).toBe('result');
    expect(await table.committedIds()).toEqual(['a']);
  });

  it('runs fifty units at once, one after another', async () => {
    await table.run((tx) => table.add(tx, 'counter', '0'));
    const units = Array.from({ length: 50 }, () =>
      table.run(async (tx) => {
        const projects = managerOf(tx).getRepository(ProjectEntity);
        const { name } = await projects.findOneByOrFail({ id: 'counter' });
        await sleep(1);
        await projects.update({ id: 'counter' }, { name: String(Number(name) + 1) });
      }),
    );
    await Promise.all(units);
    const counter = await table.reader.findOneBy({ id: 'counter' });
    expect(counter?.name).toBe('50');
  });

  it('runs units in the order in which they were asked for', async () => {
    const order: number[] = [];
    const units = [30, 1, 10, 0].map((ms, index) =>
      table.run(async () => {
        await sleep(ms);
        order.push(index);
      }),
    );
    await Promise.all(units);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('syncs every commit to the disk but those that may wait for the next', async () => {
    const syncLevel = async (tx: Transaction) => {
      const rows = await managerOf(tx).query<{ synchronous: number }[]>('PRAGMA synchronous');
      return rows[0]?.synchronous;
    };
    const [normal, full] = [1, 2];
    expect(await table.run(syncLevel)).toBe(full);
    expect(await table.run(syncLevel, 'deferred')).toBe(normal);
    expect(await table.run(syncLevel, 'deferred')).toBe(normal);
    expect(await table.run(syncLevel, 'immediate')).toBe(full);
  });

  it('leaves nothing of a unit that throws, and throws its error', async () => {
    const error = new Error('stop');
    const unit = table.run(async (tx) => {
      await table.add(tx, 'a');
      await sleep(1);
      throw error;
    });
    await expect(unit).rejects.toBe(error);
    expect(await table.committedIds()).toEqual([]);
  });

  it('leaves nothing of a unit whose statement fails', async () => {
    const unit = table.run(async (tx) => {
      await table.add(tx, 'a');
      await table.add(tx, 'a');
    });
    await expect(unit).rejects.toThrow(/UNIQUE/);
    expect(await table.committedIds()).toEqual([]);
  });

  it('keeps a write that was asked for while another unit was open, which then rolled back', async () => {
    const opened = signal();
    const mayFail = signal();
    const failing = table.run(async (tx) => {
      await table.add(tx, 'rolled back');
      opened.give();
      await mayFail.done;
      throw new Error('stop');
    });
    await opened.done;
    const kept = table.run((tx) => table.add(tx, 'kept'));
    mayFail.give();
    await expect(failing).rejects.toThrow('stop');
    await kept;
    expect(await table.committedIds()).toEqual(['kept']);
  });

  it('shows readers nothing that is not committed', async () => {
    await table.run(async (tx) => {
      await table.add(tx, 'a');
      expect(await table.committedIds()).toEqual([]);
    });
    expect(await table.committedIds()).toEqual(['a']);
  });

  it('refuses writes through the reader', async () => {
    const projects = table.reader;
    await expect(projects.insert({ id: 'a', name: '', createdAt: 0 })).rejects.toThrow(/readonly/);
  });

  it('lets a call from inside a unit join it', async () => {
    const unit = table.run(async (tx) => {
      await table.add(tx, 'outer');
      await table.run(async (inner) => {
        expect(inner).toBe(tx);
        await table.add(inner, 'inner');
      });
      throw new Error('stop');
    });
    await expect(unit).rejects.toThrow('stop');
    expect(await table.committedIds()).toEqual([]);
  });

  it('gives a call that outlives its unit a unit of its own', async () => {
    const ended = signal();
    let late: Promise<void> | undefined;
    await table.run((tx) => {
      late = ended.done.then(() =>
        table.run(async (own) => {
          expect(own).not.toBe(tx);
          await table.add(own, 'late');
        }),
      );
      return Promise.resolve();
    });
    ended.give();
    await late;
    expect(await table.committedIds()).toEqual(['late']);
  });

  it('refuses a transaction that has ended', async () => {
    const ended = await table.run((tx) => Promise.resolve(tx));
    await expect(table.add(ended, 'a')).rejects.toThrow(/has ended/);
    expect(await table.committedIds()).toEqual([]);
  });
});
