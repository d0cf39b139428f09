import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../../test/support/temporary-folder.js';
import { VoucherEntity } from '../../database/entities/voucher.entity.js';
import { SqliteDatabase } from '../../database/sqlite/sqlite-database.js';
import type { Voucher } from '../domain/voucher.js';
import { toVoucherDraft } from '../domain/voucher-draft.js';
import { TypeormVoucherEditStore } from './typeorm-voucher-edit-store.js';
import { TypeormVoucherStore } from './typeorm-voucher-store.js';

let folder: ReturnType<typeof temporaryFolder>;
let database: SqliteDatabase;
const store = new TypeormVoucherEditStore();

const VOUCHER: Voucher = {
  ...toVoucherDraft({ category: 'old', gift: { amount: 1 } }),
  projectId: 'p',
  id: 'v_1',
  code: 'A',
  metadata: '{"a":1}',
  createdAt: 1,
  updatedAt: null,
};

beforeEach(async () => {
  folder = temporaryFolder();
  database = await SqliteDatabase.open(folder.file('test.db'));
  const vouchers = new TypeormVoucherStore(database);
  await database.transactions.run((tx) => vouchers.insert(tx, VOUCHER));
});

afterEach(async () => {
  await database.close();
  folder.remove();
});

const rows = () => database.reader.getRepository(VoucherEntity).find();
const find = (projectId: string, codeOrId: string) =>
  database.transactions.run((tx) => store.find(tx, projectId, codeOrId));

describe('the store of single changes', () => {
  it.each(['A', 'v_1'])('finds a voucher by %s in its own project only', async (name) => {
    expect(await find('p', name)).toMatchObject(VOUCHER);
    expect(await find('other', name)).toBeNull();
  });

  it('counts each update as one change and writes what may change', async () => {
    const changed = { ...VOUCHER, category: 'new', active: false, metadata: '{}', updatedAt: 5 };

    await database.transactions.run((tx) => store.update(tx, changed));
    await database.transactions.run((tx) => store.update(tx, changed));

    expect(await find('p', 'A')).toMatchObject(changed);
    expect(await rows()).toMatchObject([{ revision: 2, createdAt: 1 }]);
  });

  it('keeps a discarded voucher in the table, and finds it no more', async () => {
    await database.transactions.run((tx) => store.discard(tx, VOUCHER, 7));

    expect(await find('p', 'A')).toBeNull();
    expect(await rows()).toMatchObject([{ code: 'A', deletedAt: 7 }]);
  });

  it('removes a discarded voucher for good', async () => {
    await database.transactions.run((tx) => store.discard(tx, VOUCHER, 7));
    await database.transactions.run((tx) => store.remove(tx, 'other', 'v_1'));
    expect(await rows()).toHaveLength(1);

    await database.transactions.run((tx) => store.remove(tx, 'p', 'v_1'));

    expect(await rows()).toEqual([]);
  });
});
