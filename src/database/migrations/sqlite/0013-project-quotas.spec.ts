import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import { migrateSqlite } from '../../sqlite/migrate.js';
import { openSqlite, sqliteDataSource } from '../../sqlite/sqlite-data-source.js';
import { SQLITE_MIGRATIONS } from './index.js';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

it('counts what each project has already', async () => {
  const file = folder.file('test.db');
  const writer = sqliteDataSource(file);
  await openSqlite(writer.setOptions({ migrations: SQLITE_MIGRATIONS.slice(0, 12) }));
  await migrateSqlite(writer, file);
  await writer.query(`INSERT INTO async_actions (id, project_id, sequence, type, status, operation_status,
      total_count, done_count, failed_count, request_id, app_id, options, created_at, updated_at, finished_at)
    VALUES ('ended', 'p', 1, 't', 'DONE', 'SUCCESS', 1, 1, 0, 'v', 'a', '{}', 1, 1, 1),
      ('waits', 'p', 2, 't', 'ENQUEUED', 'UNKNOWN', 1, 0, 0, 'v', 'a', '{}', 1, 1, NULL)`);
  await writer.query(`INSERT INTO async_action_chunks
      (action_id, number, row_count, items, codes, outcomes, before, done_count, failed_count)
    VALUES ('ended', 0, 1, '12345', '[]', '123', '1', 1, 0), ('waits', 0, 1, 'äö', '[]', NULL, NULL, 0, 0)`);
  await writer.query(
    `INSERT INTO async_action_inputs (action_id, shared) VALUES ('waits', '1234567')`,
  );
  await writer.destroy();

  await openSqlite(writer.setOptions({ migrations: SQLITE_MIGRATIONS }));
  await migrateSqlite(writer, file);

  const rows = await writer.query('SELECT * FROM project_quotas');
  expect(rows).toEqual([
    {
      project_id: 'p',
      unfinished_actions: 1,
      stored_bytes: 5 + 2 + 3 + 1 + (4 + 2 + 7),
      max_unfinished_actions: null,
      max_stored_bytes: null,
    },
  ]);
  await writer.destroy();
});
