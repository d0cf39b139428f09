import { beforeAll, expect, it } from '@jest/globals';
import { queryPostgres } from '../../../../scripts/support/postgres-process.js';
import {
  createEmptyDatabase,
  describeWithPostgres,
} from '../../../../test/support/postgres-databases.js';
import { migratePostgres } from '../../postgres/migrate.js';
import { postgresDataSource } from '../../postgres/postgres-data-source.js';
import { POSTGRES_MIGRATIONS } from './index.js';

const LIMITS = { connections: 1, statementMs: 0, lockMs: 0, idleTransactionMs: 0 };
const BEFORE = POSTGRES_MIGRATIONS.slice(0, 7);

describeWithPostgres('the migrations of a database that is in use', () => {
  let url: string;

  beforeAll(async () => {
    url = await createEmptyDatabase();
    const source = postgresDataSource(url, LIMITS).setOptions({ migrations: BEFORE });
    await source.initialize();
    await source.runMigrations();
    await source.destroy();
    await queryPostgres(
      url,
      `INSERT INTO vouchers (project_id, code, id, type, definition, metadata, active, created_at, updated_at, revision)
        VALUES ('p', 'A', '1', 'T', '{}', '{}', true, 1, 7, 1), ('p', 'B', '2', 'T', '{}', '{}', true, 1, NULL, 0)`,
    );
    await queryPostgres(
      url,
      `INSERT INTO async_action_chunks (action_id, number, row_count, items, done_count, failed_count, processed_at)
        VALUES ('aa', 0, 1, '[[1,"A",{}]]', 1, 0, 5), ('aa', 1, 3, '[[2,"B\\u0000",null,{}],[3,"C",{}],[4,"C",{}]]', 0, 0, NULL),
          ('walk', 0, 0, '{"key":"k"}', 0, 0, NULL)`,
    );
    await migratePostgres(url);
  });

  it('give the chunks that wait their codes', async () => {
    const rows = await queryPostgres<{ codes: string }>(
      url,
      'SELECT codes FROM async_action_chunks ORDER BY action_id, number',
    );
    expect(rows.map(({ codes }) => codes)).toEqual(['[]', String.raw`["B\u0000","C"]`, '[]']);
  });

  it('put every voucher into the order of updates', async () => {
    const rows = await queryPostgres(
      url,
      'SELECT project_id, updated_at::text, code FROM vouchers_by_update ORDER BY code DESC',
    );
    expect(rows).toEqual([
      { project_id: 'p', updated_at: '-1', code: 'B' },
      { project_id: 'p', updated_at: '7', code: 'A' },
    ]);
  });
});
