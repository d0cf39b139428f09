import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  definitionSelection,
  EVERYTHING,
  metadataSelection,
} from '../../../../test/factories/voucher-selections.js';
import { temporaryFolder } from '../../../../test/support/machine/temporary-folder.js';
import { SqliteDatabase } from '../../../database/sqlite/sqlite-database.js';
import { rowsOf, type Statement } from '../../../database/statement.js';
import { managerOf } from '../../../database/typeorm-transaction.js';
import { toVoucherDraft } from '../../domain/voucher-draft.js';
import { insertVouchers } from '../../storage/sql/sqlite/insert-vouchers.js';
import type { FieldCondition } from '../filter/condition.js';
import { readFilter } from '../filter/read-filter.js';
import { LIST_ORDERS, type ListOrderName } from '../list-order.js';
import { countVouchers } from './sql/sqlite/count-vouchers.js';
import { listCodes } from './sql/sqlite/list-codes.js';
import { listMatched } from './sql/sqlite/list-matched.js';
import type { Cursor } from './voucher-list-store.js';

let folder: ReturnType<typeof temporaryFolder>;
let database: SqliteDatabase;

/** Adds two vouchers, lets SQLite gather statistics, and opens the file anew so that both connections read them. */
async function gatherStatistics(): Promise<void> {
  await database.transactions.run(async (tx) => {
    const items = ['A', 'B'].map((code, row) => [row, code, imported(code)]);
    await rowsOf(managerOf(tx), insertVouchers('p', JSON.stringify(items), 1));
    await managerOf(tx).query('ANALYZE');
  });
  await database.close();
  database = await SqliteDatabase.open(folder.file('test.db'));
}

function imported(code: string): object {
  const { definition, ...draft } = toVoucherDraft({});
  return { ...draft, id: `v_${code}`, definition: JSON.stringify(definition), metadata: '{}' };
}

const UPDATED: Cursor = { code: 'A', createdAt: 1, updatedAt: 2 };
const NEVER_UPDATED: Cursor = { ...UPDATED, updatedAt: null };

/** The steps of a plan that are on the table, and those that sort. */
async function planOf({ sql, parameters }: Statement): Promise<string[]> {
  const statement = { sql: `EXPLAIN QUERY PLAN ${sql}`, parameters };
  const steps = await rowsOf<{ detail: string }>(database.reader, statement);
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => /\bvoucher\b|TEMP B-TREE/.test(detail));
}

function planOfPage(order: ListOrderName, after: Cursor | null, selection = EVERYTHING) {
  const page = { order: LIST_ORDERS[order], limit: 10, skip: 0, after };
  return planOf(listCodes('p', selection, page));
}

function isCategory(isNegated: boolean): FieldCondition {
  return {
    subject: { field: 'category' },
    test: { kind: 'equals', operands: ['News'] },
    isNegated,
  };
}

const search = (index: string, ...terms: string[]) =>
  `SEARCH voucher USING ${index} (${['project_id=?', ...terms].join(' AND ')})`;
const CREATED = 'INDEX vouchers_created';
const UPDATED_INDEX = 'INDEX vouchers_updated';
const PRIMARY_KEY = 'PRIMARY KEY';

describe.each([
  ['without statistics', () => Promise.resolve()],
  ['with the statistics of a tiny table', gatherStatistics],
])('the plan of a page, %s', (_name, prepare) => {
  beforeAll(async () => {
    folder = temporaryFolder();
    database = await SqliteDatabase.open(folder.file('test.db'));
    await prepare();
  });

  afterAll(async () => {
    await database.close();
    folder.remove();
  });

  it.each<[ListOrderName, string]>([
    ['created_at', CREATED],
    ['-created_at', CREATED],
    ['updated_at', UPDATED_INDEX],
    ['-updated_at', UPDATED_INDEX],
    ['code', PRIMARY_KEY],
    ['-code', PRIMARY_KEY],
  ])('walks one index in the order of %s and sorts nothing', async (order, index) => {
    expect(await planOfPage(order, null)).toEqual([search(index)]);
  });

  it.each<[ListOrderName, Cursor, string[]]>([
    ['created_at', UPDATED, [search(CREATED, '(created_at,code)>(?,?)')]],
    ['-created_at', UPDATED, [search(CREATED, '(created_at,code)<(?,?)')]],
    ['updated_at', UPDATED, [search(UPDATED_INDEX, '(updated_at,code)>(?,?)')]],
    [
      'updated_at',
      NEVER_UPDATED,
      [search(UPDATED_INDEX, 'updated_at=?', 'code>?'), search(UPDATED_INDEX, 'updated_at>?')],
    ],
    [
      '-updated_at',
      UPDATED,
      [search(UPDATED_INDEX, '(updated_at,code)<(?,?)'), search(UPDATED_INDEX, 'updated_at=?')],
    ],
    ['-updated_at', NEVER_UPDATED, [search(UPDATED_INDEX, 'updated_at=?', 'code<?')]],
    ['code', UPDATED, [search(PRIMARY_KEY, 'code>?')]],
    ['-code', UPDATED, [search(PRIMARY_KEY, 'code<?')]],
  ])('by %s after %j goes straight to its ranges', async (order, after, plan) => {
    expect(await planOfPage(order, after)).toEqual(plan);
  });

  it('follows the order even when a filter names another indexed column', async () => {
    const read = readFilter([['filters[created_at][conditions][$after]', '2026-01-01']], 0);
    const filter = 'filter' in read ? read.filter : EVERYTHING.filter;

    expect(await planOfPage('-updated_at', null, { ...EVERYTHING, filter })).toEqual([
      search(UPDATED_INDEX),
    ]);
  });

  it.each([
    ['the parameter', { conditions: [isCategory(false)] }],
    ['a filter', { filter: { junction: 'and', conditions: [isCategory(false)] } as const }],
  ])('counts a category named by %s in the index of categories alone', async (_by, named) => {
    expect(await planOf(countVouchers('p', { ...EVERYTHING, ...named }))).toEqual([
      search('COVERING INDEX vouchers_category', 'category=?', 'deleted_at=?'),
    ]);
  });

  it('counts what is not in a category among all vouchers', async () => {
    const selection = { ...EVERYTHING, conditions: [isCategory(true)] };
    const [walk] = await planOf(countVouchers('p', selection));
    expect(walk).not.toContain('vouchers_category');
  });

  it('looks up ids one by one', async () => {
    const [lookUp] = await planOfPage('created_at', null, { ...EVERYTHING, ids: ['v_1'] });
    expect(lookUp).toBe(search('INDEX vouchers_id', 'id=?'));
  });

  it('looks up a code by the primary key', async () => {
    const selection = { ...EVERYTHING, code: 'A' };
    const oneVoucher = search(PRIMARY_KEY, 'code=?');
    expect(await planOfPage('created_at', null, selection)).toEqual([oneVoucher]);
    expect(await planOf(countVouchers('p', selection))).toEqual([oneVoucher]);
  });

  it('walks the vouchers once for a condition on a member of the definition, page and total', async () => {
    const page = { order: LIST_ORDERS['-updated_at'], limit: 10, skip: 0, after: null };
    const plan = await planOf(listMatched('p', definitionSelection('or'), page));

    expect(plan.filter((step) => /\bvoucher\b/.test(step))).toHaveLength(1);
  });

  it.each(['and', 'or'] as const)(
    'decodes each metadata once for ten conditions joined by %s, page and total',
    async (junction) => {
      const page = { order: LIST_ORDERS['-updated_at'], limit: 10, skip: 0, after: UPDATED };
      const { sql, parameters } = listMatched('p', metadataSelection(10, junction), page);
      const steps = await rowsOf<{ detail: string }>(database.reader, {
        sql: `EXPLAIN QUERY PLAN ${sql}`,
        parameters,
      });
      const details = steps.map(({ detail }) => detail);

      expect(details.filter((detail) => /\bvoucher\b/.test(detail))).toHaveLength(1);
      expect(details.filter((detail) => /\bpair\b/.test(detail))).toHaveLength(1);
      expect(details.filter((detail) => /\belement\b/.test(detail))).toHaveLength(1);
    },
  );
});
