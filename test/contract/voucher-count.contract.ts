import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { In, IsNull } from 'typeorm';
import { VoucherEntity } from '../../src/database/entities/voucher.entity.js';
import { managerOf } from '../../src/database/typeorm-transaction.js';
import { TypeormVoucherListStore } from '../../src/vouchers/listing/storage/typeorm-voucher-list-store.js';
import { TypeormVoucherStore } from '../../src/vouchers/storage/typeorm-voucher-store.js';
import { aVoucher, anImportedVoucher } from '../factories/vouchers.js';
import type { OpenDatabase } from '../support/open-database.js';

const EVENT_NAMES = ['create', 'import', 'bin', 'restore', 'remove'] as const;

/** That the count of a project is kept, whatever happens to its vouchers, on every database. */
export function voucherCountContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the voucher count contract: ${name}`, () => {
    let opened: OpenDatabase;
    let projects = 0;

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(() => opened.dispose());

    /** What can happen to vouchers of a project, the codes given. */
    function happen(event: (typeof EVENT_NAMES)[number], projectId: string, codes: string[]) {
      const store = new TypeormVoucherStore(opened.database);
      const among = { projectId, code: In(codes) };
      const { transactions } = opened.database;
      return transactions.run<unknown>((tx) => {
        switch (event) {
          case 'create':
            return store.insert(tx, aVoucher({ projectId, code: codes[0] }));
          case 'import': {
            const items = codes.map((code, row) => [row, code, anImportedVoucher()]);
            return store.insertMany(tx, projectId, JSON.stringify(items), 0);
          }
          case 'bin':
            return managerOf(tx).update(VoucherEntity, among, { deletedAt: 1 });
          case 'restore':
            return managerOf(tx).update(VoucherEntity, among, { deletedAt: null });
          case 'remove':
            return managerOf(tx).delete(VoucherEntity, among);
        }
      });
    }

    const countRows = (projectId: string) =>
      opened.database.reader
        .getRepository(VoucherEntity)
        .countBy({ projectId, deletedAt: IsNull() });
    const lists = () => new TypeormVoucherListStore(opened.database);
    const everything = {
      conditions: [],
      filter: { junction: 'and' as const, conditions: [] },
      isEmpty: false,
    };

    it('is the number of its vouchers outside the bin, whatever happened to them', async () => {
      const event = fc.tuple(
        fc.constantFrom(...EVENT_NAMES),
        fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { minLength: 1 }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (happenings) => {
          const projectId = `p${(projects += 1)}`;
          for (const [event, codes] of happenings) await happen(event, projectId, codes);

          expect(await lists().count(projectId, everything)).toBe(await countRows(projectId));
        }),
        { numRuns: 60 },
      );
    });

    it('stays as it was when a transaction is undone', async () => {
      const projectId = `p${(projects += 1)}`;
      await happen('create', projectId, ['A']);
      const undone = opened.database.transactions.run(async () => {
        await happen('import', projectId, ['B', 'C']);
        throw new Error('stop');
      });

      await expect(undone).rejects.toThrow('stop');
      expect(await lists().count(projectId, everything)).toBe(1);
    });

    it('misses no voucher of those that come at the same time', async () => {
      const projectId = `p${(projects += 1)}`;
      const codes = Array.from({ length: 20 }, (_, index) => `C${index}`);
      await Promise.all(
        codes.map((code, index) =>
          happen(index % 2 === 0 ? 'create' : 'import', projectId, [code, `${code}-twin`]),
        ),
      );

      expect(await lists().count(projectId, everything)).toBe(await countRows(projectId));
    });
  });
}
