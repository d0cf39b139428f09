import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../../test/support/temporary-folder.js';
import { StorageUnavailableError } from '../driver-errors.js';
import { ProjectEntity } from '../entities/project.entity.js';
import type { Transaction } from '../transaction.js';
import { managerOf } from '../typeorm-transaction.js';
import { SqliteDatabase } from './sqlite-database.js';

let folder: ReturnType<typeof temporaryFolder>;
let database: SqliteDatabase;

beforeEach(async () => {
  folder = temporaryFolder();
  database = await SqliteDatabase.open(folder.file('test.db'));
});

afterEach(async () => {
  await database.close();
  folder.remove();
});

const run = <T>(work: (tx: Transaction) => Promise<T>) => database.transactions.run(work);

async function add(tx: Transaction, id: string, name = ''): Promise<void> {
  await managerOf(tx).insert(ProjectEntity, { id, name, createdAt: 0 });
}

/** What another connection sees: committed rows only. */
async function committedIds(): Promise<string[]> {
  const projects = await database.reader
    .getRepository(ProjectEntity)
    .find({ order: { id: 'ASC' } });
  return projects.map(({ id }) => id);
}

/** A promise and the function that fulfils it. */
function signal(): { done: Promise<void>; give: () => void } {
  let give: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (give = resolve));
  return { done, give };
}

describe('SqliteTransactionRunner', () => {
  it('gives what the work gives, once it is committed', async () => {
    const result = await run(async (tx) => {
      await add(tx, 'a');
      return 'result';
    });
    expect(result).toBe('result');
    expect(await committedIds()).toEqual(['a']);
  });

  it('runs fifty units at once, one after another', async () => {
    await run((tx) => add(tx, 'counter', '0'));
    const units = Array.from({ length: 50 }, () =>
      run(async (tx) => {
        const projects = managerOf(tx).getRepository(ProjectEntity);
        const { name } = await projects.findOneByOrFail({ id: 'counter' });
        await sleep(1);
        await projects.update({ id: 'counter' }, { name: String(Number(name) + 1) });
      }),
    );
    await Promise.all(units);
    const counter = await database.reader.getRepository(ProjectEntity).findOneBy({ id: 'counter' });
    expect(counter?.name).toBe('50');
  });

  it('runs units in the order in which they were asked for', async () => {
    const order: number[] = [];
    const units = [30, 1, 10, 0].map((ms, index) =>
      run(async () => {
        await sleep(ms);
        order.push(index);
      }),
    );
    await Promise.all(units);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('leaves nothing of a unit that throws, and throws its error', async () => {
    const error = new Error('stop');
    const unit = run(async (tx) => {
      await add(tx, 'a');
      await sleep(1);
      throw error;
    });
    await expect(unit).rejects.toBe(error);
    expect(await committedIds()).toEqual([]);
  });

  it('leaves nothing of a unit whose statement fails', async () => {
    const unit = run(async (tx) => {
      await add(tx, 'a');
      await add(tx, 'a');
    });
    await expect(unit).rejects.toThrow(/UNIQUE/);
    expect(await committedIds()).toEqual([]);
  });

  it('keeps a write that was asked for while another unit was open, which then rolled back', async () => {
    const opened = signal();
    const mayFail = signal();
    const failing = run(async (tx) => {
      await add(tx, 'rolled back');
      opened.give();
      await mayFail.done;
      throw new Error('stop');
    });
    await opened.done;
    const kept = run((tx) => add(tx, 'kept'));
    mayFail.give();
    await expect(failing).rejects.toThrow('stop');
    await kept;
    expect(await committedIds()).toEqual(['kept']);
  });

  it('shows readers nothing that is not committed', async () => {
    await run(async (tx) => {
      await add(tx, 'a');
      expect(await committedIds()).toEqual([]);
    });
    expect(await committedIds()).toEqual(['a']);
  });

  it('refuses writes through the reader', async () => {
    const projects = database.reader.getRepository(ProjectEntity);
    await expect(projects.insert({ id: 'a', name: '', createdAt: 0 })).rejects.toThrow(/readonly/);
  });

  it('lets a call from inside a unit join it', async () => {
    const unit = run(async (tx) => {
      await add(tx, 'outer');
      await run(async (inner) => {
        expect(inner).toBe(tx);
        await add(inner, 'inner');
      });
      throw new Error('stop');
    });
    await expect(unit).rejects.toThrow('stop');
    expect(await committedIds()).toEqual([]);
  });

  it('gives a call that outlives its unit a unit of its own', async () => {
    const ended = signal();
    let late: Promise<void> | undefined;
    await run((tx) => {
      late = ended.done.then(() =>
        run(async (own) => {
          expect(own).not.toBe(tx);
          await add(own, 'late');
        }),
      );
      return Promise.resolve();
    });
    ended.give();
    await late;
    expect(await committedIds()).toEqual(['late']);
  });

  it('refuses a transaction that has ended', async () => {
    const ended = await run((tx) => Promise.resolve(tx));
    await expect(add(ended, 'a')).rejects.toThrow(/has ended/);
    expect(await committedIds()).toEqual([]);
  });
});

describe('SqliteTransactionRunner on a full disk', () => {
  const limitPages = (tx: Transaction, pages: number) =>
    managerOf(tx).query(`PRAGMA max_page_count = ${pages}`);

  const fill = () =>
    run(async (tx) => {
      await add(tx, 'too large', 'x'.repeat(1_000_000));
    });

  it('says that storage is unavailable, stores nothing, and stores again when there is room', async () => {
    await run((tx) => add(tx, 'before'));
    await run((tx) => limitPages(tx, 1));
    await expect(fill()).rejects.toThrow(StorageUnavailableError);
    await expect(fill()).rejects.toThrow(StorageUnavailableError);
    await run((tx) => limitPages(tx, 1_000_000));
    await fill();
    expect(await committedIds()).toEqual(['before', 'too large']);
  });

  it('rolls back what a unit wrote before there was no room', async () => {
    await run((tx) => limitPages(tx, 1));
    const unit = run(async (tx) => {
      await add(tx, 'small');
      await add(tx, 'too large', 'x'.repeat(1_000_000));
    });
    await expect(unit).rejects.toThrow(StorageUnavailableError);
    expect(await committedIds()).toEqual([]);
  });

  it('still rolls back and commits as it should after the failure', async () => {
    await run((tx) => limitPages(tx, 1));
    await expect(fill()).rejects.toThrow(StorageUnavailableError);
    await run((tx) => limitPages(tx, 1_000_000));
    await run((tx) => add(tx, 'good'));
    const failing = run(async (tx) => {
      await add(tx, 'bad');
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    await run((tx) => add(tx, 'good too'));
    expect(await committedIds()).toEqual(['good', 'good too']);
  });

  it('keeps what was committed when the file is opened again', async () => {
    await run((tx) => add(tx, 'kept'));
    await run((tx) => limitPages(tx, 1));
    await expect(fill()).rejects.toThrow(StorageUnavailableError);
    await database.close();
    database = await SqliteDatabase.open(folder.file('test.db'));
    expect(await committedIds()).toEqual(['kept']);
  });
});
