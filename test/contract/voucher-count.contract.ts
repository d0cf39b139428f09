import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IsNull } from 'typeorm';
import { VoucherEntity } from '../../src/database/entities/voucher.entity.js';
import { TypeormVoucherListStore } from '../../src/vouchers/listing/storage/typeorm-voucher-list-store.js';
import { EVERYTHING } from '../factories/voucher-selections.js';
import { totalOf } from '../support/vouchers/list-totals.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { happen, happeningsArbitrary } from '../support/vouchers/voucher-happenings.js';

/** That the count of a project is kept, whatever happens to its vouchers, on every database. */
export function voucherCountContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the voucher count contract: ${name}`, () => {
    let opened: OpenDatabase;
    let projects = 0;

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(() => opened.dispose());

    const countRows = (projectId: string) =>
      opened.database.reader
        .getRepository(VoucherEntity)
        .countBy({ projectId, deletedAt: IsNull() });
    const lists = () => new TypeormVoucherListStore(opened.database);

    it('is the number of its vouchers outside the trash bin, whatever happened to them', async () => {
      await fc.assert(
        fc.asyncProperty(happeningsArbitrary, async (happenings) => {
          const projectId = `p${(projects += 1)}`;
          for (const [event, codes] of happenings)
            await happen(opened, event, { projectId, codes });

          expect(await totalOf(lists(), projectId, EVERYTHING)).toBe(await countRows(projectId));
        }),
        { numRuns: 60 },
      );
    });

    it('stays as it was when a transaction is undone', async () => {
      const projectId = `p${(projects += 1)}`;
      await happen(opened, 'create', { projectId, codes: ['A'] });
      const undone = opened.database.transactions.run(async () => {
        await happen(opened, 'import', { projectId, codes: ['B', 'C'] });
        throw new Error('stop');
      });

      await expect(undone).rejects.toThrow('stop');
      expect(await totalOf(lists(), projectId, EVERYTHING)).toBe(1);
    });

    it('misses no voucher of those that come at the same time', async () => {
      const projectId = `p${(projects += 1)}`;
      const codes = Array.from({ length: 20 }, (_, index) => `C${index}`);
      await Promise.all(
        codes.map((code, index) =>
          happen(opened, index % 2 === 0 ? 'create' : 'import', {
            projectId,
            codes: [code, `${code}-twin`],
          }),
        ),
      );

      expect(await totalOf(lists(), projectId, EVERYTHING)).toBe(await countRows(projectId));
    });
  });
}
