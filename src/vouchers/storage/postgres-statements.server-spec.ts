import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../../test/factories/voucher-selections.js';
import { aVoucher } from '../../../test/factories/vouchers.js';
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
import type { Statement } from '../../database/statement.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import { LIST_ORDERS, type ListOrderName } from '../listing/list-order.js';
import { listCodes } from '../listing/storage/sql/postgres/list-codes.js';
import type { Cursor } from '../listing/storage/voucher-list-store.js';
import { lockKeyHolders, readKeyHolders } from './sql/postgres/read-key-holders.js';
import { findCodes } from './sql/postgres/find-codes.js';
import { findAdded } from './sql/postgres/insert-vouchers.js';
import { lockMetadata, readMetadata } from './sql/postgres/read-metadata.js';
import { lockSnapshots, readSnapshots } from './sql/postgres/read-snapshots.js';
import { writeMetadata } from './sql/postgres/write-metadata.js';
import { writeVouchers } from './sql/postgres/write-vouchers.js';

const PROJECT = 'proj_a';
const VOUCHERS = 100_000;

describeWithPostgres('the PostgreSQL statements on vouchers', () => {
  let opened: OpenDatabase;

  beforeAll(async () => {
    opened = await openPostgresDatabase();
    await opened.database.transactions.run(async (tx) => {
      await managerOf(tx).query(
        `INSERT INTO vouchers (project_id, code, id, type, definition, metadata, active, created_at, revision)
          SELECT $1, 'C' || n, 'v_' || n, 'GIFT_VOUCHER', '{}', '{}', true, n, 0
          FROM generate_series(1, $2::integer) AS n`,
        [PROJECT, VOUCHERS],
      );
      await managerOf(tx).query('ALTER TABLE vouchers SET (autovacuum_enabled = false)');
    });
  });

  afterAll(async () => {
    await opened.dispose();
  });

  const readsOf = async (statement: Statement) =>
    readsOfVouchers(await planOf(opened.database, statement));

  const codes = JSON.stringify(Array.from({ length: 100 }, (_, row) => `C${row}`));
  const patches = JSON.stringify(
    Array.from({ length: 100 }, (_, row) => [`C${row}`, '{}', 1, `(0,${row}) 0:v_${row}`]),
  );

  const voucherPatches = JSON.stringify(
    Array.from({ length: 100 }, (_, row) => [`C${row}`, {}, 1, `(0,${row}) 0:v_${row}`]),
  );

  const prepare = (sql: string) => opened.database.reader.query(sql);

  describe.each([
    ['before the table has statistics', 'SELECT 1'],
    ['with statistics', 'ANALYZE vouchers'],
  ])('%s', (_when, preparation) => {
    beforeAll(() => prepare(preparation));

    it.each([
      ['read', readMetadata],
      ['lock', lockMetadata],
      ['read whole', readSnapshots],
      ['lock whole', lockSnapshots],
      ['find again', findCodes],
    ])('%s what a chunk changes by primary key', async (_what, statement) => {
      expect(await readsOf(statement(PROJECT, codes))).toEqual(['vouchers_pkey']);
    });

    it('find the vouchers that a chunk added by primary key', async () => {
      const rows = (JSON.parse(codes) as string[]).map((code, at) => [at, code, { id: `v_${at}` }]);
      const reads = await readsOf(findAdded(PROJECT, JSON.stringify(rows)));
      expect(reads).toEqual(['vouchers_pkey']);
    });

    it('write what a chunk changed at its places', async () => {
      expect(await readsOf(writeMetadata(PROJECT, patches, 1))).toEqual(['Tid Scan']);
      expect(await readsOf(writeVouchers(PROJECT, voucherPatches, 1))).toEqual(['Tid Scan']);
    });

    it('find one voucher by primary key, or by the index of ids', async () => {
      const where = 'project_id = $1 AND deleted_at IS NULL';
      const byCode = {
        sql: `SELECT * FROM vouchers WHERE ${where} AND code = $2`,
        parameters: [PROJECT, 'C5'],
      };
      const byId = {
        sql: `SELECT * FROM vouchers WHERE ${where} AND id = $2`,
        parameters: [PROJECT, 'v_5'],
      };
      expect(await readsOf(byCode)).toEqual(['vouchers_pkey']);
      expect(await readsOf(byId)).toEqual(['vouchers_id']);
    });
  });

  describe('with statistics', () => {
    beforeAll(() => prepare('ANALYZE vouchers'));

    it.each([readKeyHolders, lockKeyHolders])('walk a stretch by primary key: %p', async (walk) => {
      const statement = walk(PROJECT, 'key', 'C5', { vouchers: 100, bytes: 10_000 });
      expect(new Set(await readsOf(statement))).toEqual(new Set(['vouchers_pkey']));
    });

    it.each<ListOrderName>(['updated_at', '-updated_at'])(
      'read the vouchers once for a page of %s, and keep no more than the page to sort it',
      async (order) => {
        const page = { order: LIST_ORDERS[order], limit: 101, skip: 0, after: null };
        const plan = await planOf(opened.database, listCodes(PROJECT, EVERYTHING, page));
        expect(readsOfVouchers(plan)).toEqual(['Seq Scan']);
        const steps = stepsOf(plan).map((step) => step['Node Type']);
        expect(steps.filter((step) => step !== 'Gather Merge')).toEqual([
          'Limit',
          'Sort',
          'Seq Scan',
        ]);
      },
    );

    it.each<[ListOrderName, string[]]>([
      ['created_at', ['vouchers_created']],
      ['-created_at', ['vouchers_created']],
      ['code', ['vouchers_pkey']],
      ['-code', ['vouchers_pkey']],
    ])(
      'walk one index in the order of %s, from the beginning and behind a voucher',
      async (order, indexes) => {
        const { code, createdAt } = aVoucher({ code: 'C500', createdAt: 1 });
        const cursors: (Cursor | null)[] = [
          null,
          { code, createdAt, updatedAt: 2 },
          { code, createdAt, updatedAt: null },
        ];
        for (const after of cursors) {
          const page = { order: LIST_ORDERS[order], limit: 10, skip: 0, after };
          const reads = await readsOf(listCodes(PROJECT, EVERYTHING, page));
          expect(reads).toEqual(indexes);
        }
      },
    );
  });
});
