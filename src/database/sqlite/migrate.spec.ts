import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { isMigrated, migrateSqlite } from './migrate.js';
import { openSqlite, sqliteDataSource } from './sqlite-data-source.js';
import { SqliteDatabase } from './sqlite-database.js';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let writer: DataSource;

beforeEach(async () => {
  folder = temporaryFolder();
  file = folder.file('test.db');
  writer = sqliteDataSource(file);
  await openSqlite(writer);
});

afterEach(async () => {
  if (writer.isInitialized) await writer.destroy();
  folder.remove();
});

/** A migration of the future, which a test plans or has already applied. */
function migrationOf(name: string, up: (runner: QueryRunner) => Promise<void>): MigrationInterface {
  return { name, up, down: () => Promise.reject(new Error('forward only')) };
}

const tables = async () => {
  const rows = await writer.query<{ name: string }[]>(
    "SELECT name FROM sqlite_master WHERE type = 'table'",
  );
  return rows.map(({ name }) => name);
};

describe('migrateSqlite', () => {
  it('makes a schema in which the entities find nothing to change', async () => {
    await migrateSqlite(writer, file);
    const { upQueries } = await writer.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('changes nothing the second time, and makes no copy for that', async () => {
    await migrateSqlite(writer, file);
    const before = await tables();
    await migrateSqlite(writer, file);
    expect(await tables()).toEqual(before);
    expect(existsSync(`${file}.before-undefined`)).toBe(false);
  });

  it('refuses a schema that a newer version made, and leaves it alone', async () => {
    await migrateSqlite(writer, file);
    await writer.query(
      "INSERT INTO schema_migrations (timestamp, name) VALUES (9999999999999, 'Future9999999999999')",
    );
    await expect(migrateSqlite(writer, file)).rejects.toThrow(
      /newer version \(it has Future9999999999999\)/,
    );
    await writer.destroy();
    await expect(SqliteDatabase.open(file)).rejects.toThrow(/newer version/);
  });

  it('lets go of the file when it refuses it', async () => {
    await migrateSqlite(writer, file);
    await writer.query(
      "INSERT INTO schema_migrations (timestamp, name) VALUES (9999999999999, 'Future9999999999999')",
    );
    await expect(SqliteDatabase.open(file)).rejects.toThrow(/newer version/);
    await writer.query("DELETE FROM schema_migrations WHERE name = 'Future9999999999999'");
    await writer.destroy();
    const database = await SqliteDatabase.open(file);
    await expect(database.ping()).resolves.toBe(true);
    await database.close();
  });

  it('keeps a whole copy from before a migration', async () => {
    await migrateSqlite(writer, file);
    await writer.query("INSERT INTO projects VALUES ('p', 'name', 0)");
    writer.migrations.push(
      migrationOf('Next9999999999998', (runner) => runner.query('DELETE FROM projects')),
    );
    await migrateSqlite(writer, file);
    const copy = sqliteDataSource(`${file}.before-Next9999999999998`);
    await openSqlite(copy);
    expect(await copy.query('SELECT id FROM projects')).toEqual([{ id: 'p' }]);
    await copy.destroy();
    expect(await writer.query('SELECT id FROM projects')).toEqual([]);
  });

  it('undoes a migration that fails half way', async () => {
    await migrateSqlite(writer, file);
    const before = await tables();
    writer.migrations.push(
      migrationOf('Next9999999999998', async (runner) => {
        await runner.query('CREATE TABLE half_done (id text)');
        throw new Error('stop');
      }),
    );
    await expect(migrateSqlite(writer, file)).rejects.toThrow('stop');
    expect(await tables()).toEqual(before);
  });
});

describe('isMigrated', () => {
  it('holds after every migration of this build, and not before', async () => {
    expect(await isMigrated(writer)).toBe(false);
    await migrateSqlite(writer, file);
    expect(await isMigrated(writer)).toBe(true);
  });

  it('does not hold for a schema with a migration of a newer build', async () => {
    await migrateSqlite(writer, file);
    await writer.query("INSERT INTO schema_migrations (timestamp, name) VALUES (9, 'Later9')");
    expect(await isMigrated(writer)).toBe(false);
  });
});
