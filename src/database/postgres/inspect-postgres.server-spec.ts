import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { queryPostgres } from '../../../scripts/support/postgres-process.js';
import {
  createEmptyDatabase,
  describeWithPostgres,
  dropDatabase,
} from '../../../test/support/databases/postgres-databases.js';
import { POSTGRES_MIGRATIONS } from '../migrations/postgres/index.js';
import { inspectPostgres } from './inspect-postgres.js';
import { migratePostgres } from './migrate.js';

describeWithPostgres('inspectPostgres', () => {
  let url: string;

  beforeEach(async () => {
    url = await createEmptyDatabase();
  });

  afterEach(() => dropDatabase(url));

  it('finds every migration pending in an empty database, and makes none', async () => {
    const { pending } = await inspectPostgres(url);

    expect(pending).toHaveLength(POSTGRES_MIGRATIONS.length);
    const tables = await queryPostgres(url, `SELECT to_regclass('schema_migrations') AS name`);
    expect(tables).toEqual([{ name: null }]);
  });

  it('finds none once they have run', async () => {
    await migratePostgres(url);

    expect(await inspectPostgres(url)).toMatchObject({ exists: true, pending: [] });
  });

  it('refuses a database that a newer version has migrated', async () => {
    await migratePostgres(url);
    await queryPostgres(
      url,
      `INSERT INTO schema_migrations (timestamp, name) VALUES (9999999999999, 'Future9999999999999')`,
    );

    await expect(inspectPostgres(url)).rejects.toThrow(/made by a newer version/);
  });
});
