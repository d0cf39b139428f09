import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { queryPostgres } from '../../../scripts/support/postgres-process.js';
import {
  createEmptyDatabase,
  describeWithPostgres,
  dropDatabase,
} from '../../../test/support/databases/postgres-databases.js';
import { POSTGRES_MIGRATIONS } from '../migrations/postgres/index.js';
import { migratePostgres } from './migrate.js';
import { postgresDataSource } from './postgres-data-source.js';
import { PostgresDatabase } from './postgres-database.js';

const LIMITS = { connections: 2, statementMs: 0, lockMs: 0, idleTransactionMs: 0 };

describeWithPostgres('migratePostgres', () => {
  let url: string;
  let source: DataSource | undefined;

  beforeEach(async () => {
    url = await createEmptyDatabase();
  });

  afterEach(async () => {
    await source?.destroy();
    source = undefined;
    await dropDatabase(url);
  });

  const applied = () =>
    queryPostgres<{ name: string }>(url, 'SELECT name FROM schema_migrations ORDER BY id');
  const addFuture = () =>
    queryPostgres(
      url,
      `INSERT INTO schema_migrations (timestamp, name) VALUES (9999999999999, 'Future9999999999999')`,
    );

  it('makes a schema in which the entities find nothing to change', async () => {
    await migratePostgres(url);
    source = await postgresDataSource(url, LIMITS).initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    await migratePostgres(url);
    const before = await applied();
    await migratePostgres(url);
    expect(await applied()).toEqual(before);
  });

  it('applies every migration once when four processes start at the same time', async () => {
    await Promise.all(Array.from({ length: 4 }, () => migratePostgres(url)));
    expect(await applied()).toHaveLength(POSTGRES_MIGRATIONS.length);
  });

  it('refuses a schema that a newer version made, and leaves it alone', async () => {
    await migratePostgres(url);
    await addFuture();
    const before = await applied();
    await expect(PostgresDatabase.open(url)).rejects.toThrow(
      /newer version \(it has Future9999999999999\)/,
    );
    expect(await applied()).toEqual(before);
  });

  it('refuses a server that would answer a write before it is kept', async () => {
    const name = new URL(url).pathname.slice(1);
    await queryPostgres(url, `ALTER DATABASE ${name} SET synchronous_commit = off`);
    await expect(PostgresDatabase.open(url)).rejects.toThrow('synchronous_commit is off');
  });

  it('names the settings that could cost writes in a crash of the server', async () => {
    const database = await PostgresDatabase.open(url);
    const [{ fsync } = { fsync: '' }] = await queryPostgres<{ fsync: string }>(url, 'SHOW fsync');
    expect(database.risks).toEqual(fsync === 'off' ? ['fsync is off'] : []);
    await database.close();
  });
});
