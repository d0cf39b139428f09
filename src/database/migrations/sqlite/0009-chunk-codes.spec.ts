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

it('gives the chunks that wait their codes', async () => {
  const file = folder.file('test.db');
  const writer = sqliteDataSource(file);
  await openSqlite(writer.setOptions({ migrations: SQLITE_MIGRATIONS.slice(0, 8) }));
  await migrateSqlite(writer, file);
  await writer.query(`INSERT INTO async_action_chunks
    (action_id, number, row_count, items, done_count, failed_count, processed_at)
    VALUES ('aa', 0, 1, '[[1,"A",{}]]', 1, 0, 5), ('aa', 1, 3, '[[2,"B\\u0000",null,{}],[3,"C",{}],[4,"C",{}]]', 0, 0, NULL),
      ('walk', 0, 0, '{"key":"k"}', 0, 0, NULL)`);
  await writer.destroy();

  await openSqlite(writer.setOptions({ migrations: SQLITE_MIGRATIONS }));
  await migrateSqlite(writer, file);

  const rows = await writer.query<{ codes: string }[]>(
    'SELECT codes FROM async_action_chunks ORDER BY action_id, number',
  );
  expect(rows.map(({ codes }) => codes)).toEqual(['[]', String.raw`["B\u0000","C"]`, '[]']);
  await writer.destroy();
});
