import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Transaction } from '../../src/database/transaction.js';
import type { Voucher } from '../../src/vouchers/domain/voucher.js';
import { readRecords } from '../../src/vouchers/domain/voucher-records.js';
import { TypeormVoucherEditStore } from '../../src/vouchers/storage/typeorm-voucher-edit-store.js';
import { TypeormVoucherStore } from '../../src/vouchers/storage/typeorm-voucher-store.js';
import { aVoucher } from '../factories/vouchers.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { versionOf } from '../support/vouchers/voucher-versions.js';

const PROJECT = 'proj_a';
const NOW = 1_700_000_001_000;

/** What the versions of vouchers promise to those who read first and write later, on every database. */
export function voucherVersionContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the versions of vouchers: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormVoucherStore;
    let edits: TypeormVoucherEditStore;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormVoucherStore(opened.database);
      edits = new TypeormVoucherEditStore(opened.database);
    });

    afterEach(() => opened.dispose());

    function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      return opened.database.transactions.run(work);
    }

    function add(code: string): Promise<boolean> {
      return inTransaction((tx) => store.insert(tx, aVoucher({ code })));
    }

    /** Writes `metadata` to the voucher if it has this version; returns how many were written. */
    function write(code: string, metadata: string, version: string | undefined): Promise<number> {
      const patches = JSON.stringify([[code, metadata, 1, version]]);
      return inTransaction((tx) => store.writeMetadata(tx, PROJECT, patches, NOW));
    }

    it('locks and reads the same as it reads', async () => {
      await add('A');
      await add('B');
      const codes = JSON.stringify(['A', 'nobody']);
      const locked = await inTransaction((tx) => store.lockMetadata(tx, PROJECT, codes));
      expect(locked).toBe(await store.readMetadata(PROJECT, codes));
      expect(readRecords(locked)).toMatchObject([{ code: 'A' }]);
    });

    it('leaves a voucher alone whose metadata was changed since it was read', async () => {
      await add('A');
      const version = await versionOf(store, PROJECT, 'A');
      expect(await write('A', '{"first":1}', version)).toBe(1);
      expect(await write('A', '{"second":1}', version)).toBe(0);
      expect((await store.find(PROJECT, 'A'))?.metadata).toBe('{"first":1}');
    });

    it('leaves a voucher alone that was deleted and made again since it was read', async () => {
      await add('A');
      const version = await versionOf(store, PROJECT, 'A');
      const voucher = (await store.find(PROJECT, 'A')) as Voucher;
      await inTransaction((tx) => edits.remove(tx, PROJECT, voucher.id));
      await add('A');
      expect(await write('A', '{"a":1}', version)).toBe(0);
      expect((await store.find(PROJECT, 'A'))?.metadata).toBe('{}');
    });

    it('leaves a voucher alone that went to the trash bin since it was read', async () => {
      await add('A');
      const version = await versionOf(store, PROJECT, 'A');
      const voucher = (await store.find(PROJECT, 'A')) as Voucher;
      await inTransaction((tx) => edits.moveToTrashBin(tx, voucher, NOW));
      expect(await write('A', '{"a":1}', version)).toBe(0);
    });
  });
}
