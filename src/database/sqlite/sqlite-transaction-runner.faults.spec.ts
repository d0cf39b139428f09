import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProjectTable } from '../../../test/support/databases/project-table.js';
import { StorageUnavailableError } from '../driver-errors.js';
import type { Transaction } from '../transaction.js';
import { managerOf } from '../typeorm-transaction.js';
import { openSqlite, sqliteDataSource } from './sqlite-data-source.js';

let table: ProjectTable;

beforeEach(async () => {
  table = await ProjectTable.open();
});

afterEach(() => table.dispose());

describe('SqliteTransactionRunner on a full disk', () => {
  const limitPages = (tx: Transaction, pages: number) =>
    managerOf(tx).query(`PRAGMA max_page_count = ${pages}`);

  const fill = () =>
    table.run(async (tx) => {
      await table.add(tx, 'too large', 'x'.repeat(1_000_000));
    });

  it('says that storage is unavailable, stores nothing, and stores again when there is room', async () => {
    await table.run((tx) => table.add(tx, 'before'));
    await table.run((tx) => limitPages(tx, 1));
    await expect(fill()).rejects.toThrow(StorageUnavailableError);
    await expect(fill()).rejects.toThrow(StorageUnavailableError);
    await table.run((tx) => limitPages(tx, 1_000_000));
    await fill();
    expect(await table.committedIds()).toEqual(['before', 'too large']);
  });

  it('rolls back what a unit wrote before there was no room', async () => {
    await table.run((tx) => limitPages(tx, 1));
    const unit = table.run(async (tx) => {
      await table.add(tx, 'small');
      await table.add(tx, 'too large', 'x'.repeat(1_000_000));
    });
    await expect(unit).rejects.toThrow(StorageUnavailableError);
    expect(await table.committedIds()).toEqual([]);
  });

  it('still rolls back and commits as it should after the failure', async () => {
    await table.run((tx) => limitPages(tx, 1));
    await expect(fill()).rejects.toThrow(StorageUnavailableError);
    await table.run((tx) => limitPages(tx, 1_000_000));
    await table.run((tx) => table.add(tx, 'good'));
    const failing = table.run(async (tx) => {
      await table.add(tx, 'bad');
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    await table.run((tx) => table.add(tx, 'good too'));
    expect(await table.committedIds()).toEqual(['good', 'good too']);
  });

  it('keeps what was committed when the file is opened again', async () => {
    await table.run((tx) => table.add(tx, 'kept'));
    await table.run((tx) => limitPages(tx, 1));
    await expect(fill()).rejects.toThrow(StorageUnavailableError);
    await table.reopen();
    expect(await table.committedIds()).toEqual(['kept']);
  });
});

describe('SqliteTransactionRunner beside another connection', () => {
  it('says that storage is unavailable while the other holds the lock, and stores again afterwards', async () => {
    await table.run((tx) => managerOf(tx).query('PRAGMA busy_timeout = 20'));
    const other = sqliteDataSource(table.file);
    await openSqlite(other);
    await other.query('BEGIN IMMEDIATE');
    await expect(table.run((tx) => table.add(tx, 'a'))).rejects.toThrow(StorageUnavailableError);
    await other.query('ROLLBACK');
    await other.destroy();
    await table.run((tx) => table.add(tx, 'b'));
    expect(await table.committedIds()).toEqual(['b']);
  });
});

describe('SqliteTransactionRunner after the loss of its connection', () => {
  it('leaves nothing of the unit that lost it, and gives the next one a new connection', async () => {
    const unit = table.run(async (tx) => {
      await table.add(tx, 'lost');
      await managerOf(tx).connection.destroy();
      throw new Error('stop');
    });
    await expect(unit).rejects.toThrow('stop');
    await table.run((tx) => table.add(tx, 'kept'));
    expect(await table.committedIds()).toEqual(['kept']);
  });
});
