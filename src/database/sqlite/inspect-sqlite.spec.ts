import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { SQLITE_MIGRATIONS } from '../migrations/sqlite/index.js';
import { inspectSqlite } from './inspect-sqlite.js';
import { openSqlite, sqliteDataSource } from './sqlite-data-source.js';
import { SqliteDatabase } from './sqlite-database.js';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = folder.file('test.db');
});

afterEach(() => folder.remove());

describe('inspectSqlite', () => {
  it('finds that there is no file, and makes none', async () => {
    expect(await inspectSqlite(file)).toMatchObject({ exists: false });
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('finds the migrations that a database has yet to get', async () => {
    const writer = sqliteDataSource(file);
    await openSqlite(writer);
    await writer.query('CREATE TABLE other (id INTEGER)');
    await writer.destroy();

    expect((await inspectSqlite(file)).pending).toHaveLength(SQLITE_MIGRATIONS.length);
  });

  it('reads a database at rest without a file beside it', async () => {
    await (await SqliteDatabase.open(file)).close();
    const files = readdirSync(folder.path);

    expect(await inspectSqlite(file)).toMatchObject({ exists: true, pending: [] });
    expect(readdirSync(folder.path)).toEqual(files);
  });

  it('reads a database that a service works on', async () => {
    const database = await SqliteDatabase.open(file);

    expect(await inspectSqlite(file)).toMatchObject({ exists: true, pending: [] });
    await database.close();
  });

  it('refuses a database that a newer version has migrated', async () => {
    const database = await SqliteDatabase.open(file);
    await database.close();
    const writer = sqliteDataSource(file);
    await openSqlite(writer);
    await writer.query("INSERT INTO schema_migrations (timestamp, name) VALUES (9, 'Future9')");
    await writer.destroy();

    await expect(inspectSqlite(file)).rejects.toThrow(/made by a newer version/);
  });
});
