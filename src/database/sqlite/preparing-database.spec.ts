import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { PreparingDatabase } from './preparing-database.js';

describe('a connection to SQLite', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let database: PreparingDatabase;
  let isOpen: boolean;

  beforeEach(async () => {
    folder = temporaryFolder();
    database = await new Promise((resolve, reject) => {
      const opened = new PreparingDatabase(folder.file('test.db'), (error) => {
        if (error === null) resolve(opened);
        else reject(error);
      });
    });
    isOpen = true;
    await all('CREATE TABLE numbers (n integer PRIMARY KEY)');
  });

  afterEach(async () => {
    if (isOpen) await close();
    folder.remove();
  });

  function all(sql: string, ...values: unknown[]): Promise<object[]> {
    return new Promise((resolve, reject) => {
      database.all(sql, values, (error: Error | null, rows: object[]) => {
        if (error === null) resolve(rows);
        else reject(error);
      });
    });
  }

  function close(): Promise<void> {
    isOpen = false;
    return new Promise((resolve, reject) => {
      database.close((error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  it('prepares a statement once and gives each run its own values', async () => {
    const prepare = jest.spyOn(database, 'prepare');
    const sql = 'SELECT ? AS value';

    expect(await Promise.all([1, 'two', null].map((value) => all(sql, value)))).toEqual([
      [{ value: 1 }],
      [{ value: 'two' }],
      [{ value: null }],
    ]);
    expect(prepare).toHaveBeenCalledTimes(1);
  });

  it('sets what a pragma sets each time that it runs', async () => {
    const levels: object[] = [];
    for (const level of ['NORMAL', 'FULL', 'NORMAL', 'FULL']) {
      await all(`PRAGMA synchronous = ${level}`);
      levels.push(...(await all('PRAGMA synchronous')));
    }
    expect(levels).toEqual([1, 2, 1, 2].map((synchronous) => ({ synchronous })));
  });

  it('says each time why a statement cannot be prepared, and can when that has changed', async () => {
    const sql = 'SELECT * FROM letters';
    await expect(all(sql)).rejects.toThrow('no such table: letters');
    await expect(all(sql)).rejects.toThrow('no such table: letters');

    await all('CREATE TABLE letters (l text)');
    expect(await all(sql)).toEqual([]);
  });

  it('says why to each of those who asked at the same time', async () => {
    const runs = await Promise.allSettled([
      all('SELECT * FROM letters'),
      all('SELECT * FROM letters'),
    ]);
    expect(runs).toEqual(
      Array(2).fill({
        status: 'rejected',
        reason: expect.objectContaining({ message: expect.stringContaining('no such table') }),
      }),
    );
  });

  it('sees the columns that a table has now', async () => {
    const sql = 'SELECT * FROM numbers';
    await all('INSERT INTO numbers (n) VALUES (1)');
    expect(await all(sql)).toEqual([{ n: 1 }]);

    await all('ALTER TABLE numbers ADD COLUMN name text');
    expect(await all(sql)).toEqual([{ n: 1, name: null }]);
  });

  it('runs a statement again that failed, and leaves no transaction open', async () => {
    const sql = 'WITH one(n) AS (VALUES (?)) INSERT INTO numbers SELECT n FROM one RETURNING n';
    await all('BEGIN IMMEDIATE');
    expect(await all(sql, 1)).toEqual([{ n: 1 }]);
    await expect(all(sql, 1)).rejects.toThrow('UNIQUE constraint failed');
    expect(await all(sql, 2)).toEqual([{ n: 2 }]);
    await all('COMMIT');

    expect(await all('SELECT count(*) AS count FROM numbers')).toEqual([{ count: 2 }]);
  });

  it('answers each run of a statement that was asked for again before it failed', async () => {
    const sql = 'WITH one(n) AS (VALUES (?)) INSERT INTO numbers SELECT n FROM one RETURNING n';
    const runs = await Promise.allSettled([1, 1, 2, 2, 3].map((n) => all(sql, n)));
    const states = runs.map(({ status }) => status);
    expect(states).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('commits after a plan of a statement that writes was shown', async () => {
    await all('BEGIN IMMEDIATE');
    await all('EXPLAIN QUERY PLAN INSERT INTO numbers SELECT n + 1 FROM numbers');
    await all('COMMIT');
    expect(await all('SELECT * FROM numbers')).toEqual([]);
  });

  it('prepares anew what was not asked for lately', async () => {
    for (let n = 0; n < 150; n += 1) await all(`SELECT ${n}`);
    const prepare = jest.spyOn(database, 'prepare');

    expect(await all('SELECT 149')).toEqual([{ 149: 149 }]);
    expect(prepare).not.toHaveBeenCalled();
    expect(await all('SELECT 0')).toEqual([{ 0: 0 }]);
    expect(prepare).toHaveBeenCalledTimes(1);
  });

  it('closes while a statement runs, which is answered', async () => {
    const running = all(
      'WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT count(*) AS count FROM n',
    );
    await close();
    expect(await running).toEqual([{ count: 100_000 }]);
  });
});
