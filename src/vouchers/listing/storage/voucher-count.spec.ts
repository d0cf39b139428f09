import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import { SqliteDatabase } from '../../../database/sqlite/sqlite-database.js';
import { rowsOf } from '../../../database/statement.js';
import { managerOf } from '../../../database/typeorm-transaction.js';
import { toVoucherDraft } from '../../domain/voucher-draft.js';
import { TypeormVoucherStore } from '../../storage/typeorm-voucher-store.js';
import { TypeormVoucherListStore } from './typeorm-voucher-list-store.js';

const folder = temporaryFolder();
let database: SqliteDatabase;
let projects = 0;

beforeAll(async () => {
  database = await SqliteDatabase.open(folder.file('test.db'));
});

afterAll(async () => {
  await database.close();
  folder.remove();
});

const { definition, ...draft } = toVoucherDraft({});

/** What can happen to vouchers of a project, the codes given. */
const EVENTS = {
  create: (projectId: string, [code = '']: string[]) => {
    const voucher = { ...draft, definition, projectId, code, id: `v_${code}`, metadata: '{}' };
    return database.transactions.run((tx) =>
      new TypeormVoucherStore(database).insert(tx, { ...voucher, createdAt: 0, updatedAt: null }),
    );
  },
  import: (projectId: string, codes: string[]) => {
    const voucher = { ...draft, active: 1, definition: '{}', metadata: '{}' };
    const items = codes.map((code, row) => [row, code, { ...voucher, id: `v_${code}` }]);
    return database.transactions.run((tx) =>
      new TypeormVoucherStore(database).insertMany(tx, projectId, JSON.stringify(items), 0),
    );
  },
  bin: (projectId: string, codes: string[]) =>
    change('UPDATE vouchers SET deleted_at = 1', projectId, codes),
  restore: (projectId: string, codes: string[]) =>
    change('UPDATE vouchers SET deleted_at = NULL', projectId, codes),
  remove: (projectId: string, codes: string[]) => change('DELETE FROM vouchers', projectId, codes),
};

function change(statement: string, projectId: string, codes: string[]): Promise<unknown> {
  const sql = `${statement} WHERE project_id = ? AND code IN (SELECT value FROM json_each(?))`;
  return database.transactions.run((tx) =>
    managerOf(tx).query(sql, [projectId, JSON.stringify(codes)]),
  );
}

async function countRows(projectId: string): Promise<number | undefined> {
  const sql = 'SELECT count(*) AS n FROM vouchers WHERE project_id = ? AND deleted_at IS NULL';
  const [row] = await rowsOf<{ n: number }>(database.reader, { sql, parameters: [projectId] });
  return row?.n;
}

describe('the count of a project', () => {
  const lists = () => new TypeormVoucherListStore(database);
  const everything = {
    conditions: [],
    filter: { junction: 'and' as const, conditions: [] },
    isEmpty: false,
  };

  it('is the number of its vouchers outside the bin, whatever happened to them', async () => {
    const event = fc.tuple(
      fc.constantFrom(...(Object.keys(EVENTS) as (keyof typeof EVENTS)[])),
      fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { minLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
        const projectId = `p${(projects += 1)}`;
        for (const [name, codes] of events) await EVENTS[name](projectId, codes);

        expect(await lists().count(projectId, everything)).toBe(await countRows(projectId));
      }),
      { numRuns: 60 },
    );
  });

  it('stays as it was when a transaction is undone', async () => {
    const projectId = `p${(projects += 1)}`;
    await EVENTS.create(projectId, ['A']);
    const undone = database.transactions.run(async () => {
      await EVENTS.import(projectId, ['B', 'C']);
      throw new Error('stop');
    });

    await expect(undone).rejects.toThrow('stop');
    expect(await lists().count(projectId, everything)).toBe(1);
  });
});
