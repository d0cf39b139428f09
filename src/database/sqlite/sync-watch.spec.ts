import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { StorageUnavailableError } from '../driver-errors.js';
import { managerOf } from '../typeorm-transaction.js';
import { openSqlite, sqliteDataSource } from './sqlite-data-source.js';
import { SqliteTransactionRunner } from './sqlite-transaction-runner.js';
import { SqliteWriter } from './sqlite-writer.js';
import { SyncWatch } from './sync-watch.js';

const failedSync = (name = 'first') =>
  Object.assign(new Error(name), { code: 'SQLITE_IOERR', errno: 1034 });
const failedWrite = Object.assign(new Error('write'), { code: 'SQLITE_IOERR', errno: 778 });

describe('SyncWatch', () => {
  it('passes on the first failed sync, once, and nothing else', () => {
    const reported: unknown[] = [];
    const syncs = new SyncWatch((error) => reported.push(error));

    expect(syncs.note(failedWrite)).toBe(false);
    expect(syncs.firstFailure).toBeUndefined();
    const first = failedSync();
    expect(syncs.note(first)).toBe(true);
    expect(syncs.note(failedSync('second'))).toBe(true);

    expect(syncs.firstFailure).toBe(first);
    expect(reported).toEqual([first]);
  });
});

describe('SqliteTransactionRunner after a failed sync', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let writer: DataSource;
  let syncs: SyncWatch;
  let transactions: SqliteTransactionRunner;

  beforeEach(async () => {
    folder = temporaryFolder();
    writer = sqliteDataSource(folder.file('test.db'));
    await openSqlite(writer);
    await writer.query('CREATE TABLE numbers (number INTEGER)');
    syncs = new SyncWatch(() => undefined);
    transactions = new SqliteTransactionRunner(
      new SqliteWriter(writer, syncs, () => Promise.resolve()),
    );
  });

  afterEach(async () => {
    await writer.destroy();
    folder.remove();
  });

  const add = (onAdded: () => void = () => undefined) =>
    transactions.run(async (tx) => {
      await managerOf(tx).query('INSERT INTO numbers VALUES (1)');
      onAdded();
    });

  const count = async () => (await writer.query<unknown[]>('SELECT * FROM numbers')).length;

  it('refuses every transaction, and commits none that is open', async () => {
    await add();
    await expect(add(() => syncs.note(failedSync()))).rejects.toThrow(StorageUnavailableError);
    await expect(add()).rejects.toThrow(StorageUnavailableError);
    expect(await count()).toBe(1);
  });

  it('does not say that a commit is stored which another sync failed beside', async () => {
    const commit = writer.query.bind(writer);
    writer.query = async <T>(sql: string): Promise<T> => {
      const result = await commit<T>(sql);
      if (sql === 'COMMIT') syncs.note(failedSync());
      return result;
    };

    await expect(add()).rejects.toMatchObject({
      context: { details: expect.stringContaining('may have been stored or not') },
    });
  });
});
