import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { checkSqlite, isSoundSqliteVersion } from './boot-checks.js';
import { openSqlite, sqliteDataSource } from './sqlite-data-source.js';

describe('isSoundSqliteVersion', () => {
  it.each(['3.7.0', '3.34.1', '3.44.0', '3.44.5', '3.45.0', '3.50.6', '3.51.0', '3.51.2'])(
    'refuses %s, which can corrupt a WAL database',
    (version) => {
      expect(isSoundSqliteVersion(version)).toBe(false);
    },
  );

  it.each(['3.44.6', '3.50.7', '3.51.3', '3.51.10', '3.52.1', '4.0.0'])('takes %s', (version) => {
    expect(isSoundSqliteVersion(version)).toBe(true);
  });

  it.each(['', 'unknown', 'undefined', '3', '3.51', '3.51.x'])(
    'refuses %j, which is no version that it knows',
    (version) => {
      expect(isSoundSqliteVersion(version)).toBe(false);
    },
  );
});

describe('checkSqlite', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let dataSource: DataSource;

  beforeEach(async () => {
    folder = temporaryFolder();
    dataSource = sqliteDataSource(folder.file('test.db'));
    await openSqlite(dataSource);
  });

  afterEach(async () => {
    await dataSource.destroy();
    folder.remove();
  });

  it('takes a connection as the service opens it', async () => {
    await expect(checkSqlite(dataSource)).resolves.toBeUndefined();
  });

  it('refuses a connection whose commits may be lost with the power', async () => {
    await dataSource.query('PRAGMA synchronous = NORMAL');
    await expect(checkSqlite(dataSource)).rejects.toThrow('synchronous is 1, not 2 (FULL)');
  });

  it('names every setting that is wrong', async () => {
    await dataSource.query('PRAGMA synchronous = OFF');
    await dataSource.query('PRAGMA journal_mode = DELETE');
    await expect(checkSqlite(dataSource)).rejects.toThrow(
      /journal_mode is delete.*synchronous is 0/,
    );
  });
});
