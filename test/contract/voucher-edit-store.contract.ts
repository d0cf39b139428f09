import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { VoucherEntity } from '../../src/database/entities/voucher.entity.js';
import type { Transaction } from '../../src/database/transaction.js';
import { TypeormVoucherEditStore } from '../../src/vouchers/storage/typeorm-voucher-edit-store.js';
import { TypeormVoucherStore } from '../../src/vouchers/storage/typeorm-voucher-store.js';
import { aVoucher } from '../factories/vouchers.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'proj_a';

/** What the store of single changes promises on every database. */
export function voucherEditStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the voucher edit store contract: ${name}`, () => {
    const voucher = aVoucher({
      code: 'A',
      projectId: PROJECT,
      category: 'old',
      metadata: '{"n":0}',
    });
    let opened: OpenDatabase;
    let store: TypeormVoucherEditStore;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormVoucherEditStore(opened.database);
      const vouchers = new TypeormVoucherStore(opened.database);
      await inTransaction((tx) => vouchers.insert(tx, voucher));
    });

    afterEach(() => opened.dispose());

    function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      return opened.database.transactions.run(work);
    }

    const rows = () => opened.database.reader.getRepository(VoucherEntity).find();
    const find = (projectId: string, codeOrId: string) =>
      inTransaction((tx) => store.find(tx, projectId, codeOrId));

    it.each(['A', voucher.id])(
      'finds a voucher by %s in its own project only',
      async (codeOrId) => {
        expect(await find(PROJECT, codeOrId)).toMatchObject(voucher);
        expect(await find('other', codeOrId)).toBeNull();
      },
    );

    it('finds nothing by a text that no database can hold', async () => {
      expect(await find(PROJECT, 'A\0')).toBeNull();
    });

    it('counts each update as one change and writes what may change', async () => {
      const changed = { ...voucher, category: 'new', active: false, metadata: '{}', updatedAt: 5 };

      await inTransaction((tx) => store.update(tx, changed));
      await inTransaction((tx) => store.update(tx, changed));

      expect(await find(PROJECT, 'A')).toMatchObject(changed);
      expect(await rows()).toMatchObject([{ revision: 2, createdAt: voucher.createdAt }]);
    });

    it('loses none of the changes that come at the same time', async () => {
      const increase = () =>
        inTransaction(async (tx) => {
          const found = await store.find(tx, PROJECT, 'A');
          if (found === null) throw new Error('The voucher is gone');
          const { n } = JSON.parse(found.metadata) as { n: number };
          await store.update(tx, { ...found, metadata: JSON.stringify({ n: n + 1 }) });
        });

      await Promise.all(Array.from({ length: 20 }, increase));

      expect(await find(PROJECT, 'A')).toMatchObject({ metadata: '{"n":20}' });
    });

    it('lets one of many that delete a voucher at the same time find it', async () => {
      const discard = () =>
        inTransaction(async (tx) => {
          const found = await store.find(tx, PROJECT, 'A');
          if (found !== null) await store.moveToTrashBin(tx, found, 7);
          return found !== null;
        });

      const found = await Promise.all(Array.from({ length: 8 }, discard));

      expect(found.filter(Boolean)).toHaveLength(1);
    });

    it('keeps a discarded voucher in the table, and finds it no more', async () => {
      await inTransaction((tx) => store.moveToTrashBin(tx, voucher, 7));

      expect(await find(PROJECT, 'A')).toBeNull();
      expect(await rows()).toMatchObject([{ code: 'A', deletedAt: 7 }]);
    });

    it('removes a discarded voucher for good', async () => {
      await inTransaction((tx) => store.moveToTrashBin(tx, voucher, 7));
      await inTransaction((tx) => store.remove(tx, 'other', voucher.id));
      expect(await rows()).toHaveLength(1);

      await inTransaction((tx) => store.remove(tx, PROJECT, voucher.id));

      expect(await rows()).toEqual([]);
    });
  });
}
