import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  openPostgresDatabase,
  type OpenDatabase,
} from '../../../test/support/databases/open-database.js';
import {
  planOf,
  readsOfVouchers,
  stepsOf,
} from '../../../test/support/databases/postgres-plans.js';
import { describeWithPostgres } from '../../../test/support/databases/postgres-databases.js';
import { readMetadata } from './sql/postgres/read-metadata.js';
import { writeMetadata } from './sql/postgres/write-metadata.js';

const PROJECT = 'proj_a';
const METADATA = JSON.stringify({ text: 'x'.repeat(200) });

/** Between an import and the first statistics: the planner knows sizes, and nothing of what is in the tables. */
describeWithPostgres('a project that grows before there are statistics', () => {
  let opened: OpenDatabase;
  let size = 0;

  beforeAll(async () => {
    opened = await openPostgresDatabase();
    await opened.database.reader.query('ALTER TABLE vouchers SET (autovacuum_enabled = false)');
  });

  afterAll(async () => {
    await opened.dispose();
  });

  async function growTo(wanted: number): Promise<void> {
    await opened.database.reader.query(
      `INSERT INTO vouchers (project_id, code, id, type, definition, metadata, active, created_at, revision)
        SELECT $1, 'C' || n, 'v_' || n, 'GIFT_VOUCHER', '{}', $2, true, n, 0
        FROM generate_series($3::integer + 1, $4::integer) AS n`,
      [PROJECT, METADATA, size, wanted],
    );
    size = wanted;
  }

  it.each([100, 1_000, 3_000, 6_000, 9_000, 12_000, 16_000, 20_000, 30_000, 50_000])(
    'never has each row compared with all others, at %i vouchers',
    async (vouchers) => {
      await growTo(vouchers);
      const { database } = opened;
      const codes = JSON.stringify(['C1', 'C2']);
      const patches = JSON.stringify([['C1', '{}', 1, '(0,1) 700']]);

      const write = await planOf(database, writeMetadata(PROJECT, patches, 1));
      const join = stepsOf(write).find((step) => /Join|Nested Loop/.test(step['Node Type']));
      const way = [join?.['Node Type'], ...readsOfVouchers(write)].join(' by ');
      expect(['Nested Loop by Tid Scan', 'Hash Join by Seq Scan']).toContain(way);

      const read = await planOf(database, readMetadata(PROJECT, codes));
      expect(readsOfVouchers(read)).not.toContain('Seq Scan');
    },
  );
});
