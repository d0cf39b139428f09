import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import { migrateSqlite } from '../../sqlite/migrate.js';
import { openSqlite, sqliteDataSource } from '../../sqlite/sqlite-data-source.js';
import { Initial0001 } from './0001-initial.js';
import { VoucherLists0002 } from './0002-voucher-lists.js';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

it('takes the campaigns out of the definitions and counts the vouchers that are there', async () => {
  const file = folder.file('test.db');
  const writer = sqliteDataSource(file);
  await openSqlite(writer.setOptions({ migrations: [Initial0001] }));
  await migrateSqlite(writer, file);
  await writer.query(`INSERT INTO vouchers
    (project_id, code, id, type, definition, metadata, active, created_at, deleted_at, revision)
    VALUES ('p', 'A', '1', 'T', '{"campaign":"Spring","gift":{"amount":1.50}}', '{}', 1, 1, NULL, 0),
      ('p', 'B', '2', 'T', '{"gift":{"amount":2}}', '{}', 1, 1, NULL, 0),
      ('p', 'C', '3', 'T', '{}', '{}', 1, 1, 1, 0)`);
  await writer.destroy();

  await openSqlite(writer.setOptions({ migrations: [Initial0001, VoucherLists0002] }));
  await migrateSqlite(writer, file);

  expect(await writer.query('SELECT code, campaign, definition FROM vouchers')).toEqual([
    { code: 'A', campaign: 'Spring', definition: '{"gift":{"amount":1.50}}' },
    { code: 'B', campaign: null, definition: '{"gift":{"amount":2}}' },
    { code: 'C', campaign: null, definition: '{}' },
  ]);
  expect(await writer.query('SELECT * FROM voucher_counts')).toEqual([
    { project_id: 'p', voucher_count: 2 },
  ]);
  await writer.destroy();
});
