import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IsNull } from 'typeorm';
import { VoucherEntity } from '../../src/database/entities/voucher.entity.js';
import { LIST_ORDERS, type ListOrderName } from '../../src/vouchers/listing/list-order.js';
import { TypeormVoucherListStore } from '../../src/vouchers/listing/storage/typeorm-voucher-list-store.js';
import { EVERYTHING } from '../factories/voucher-selections.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { happen, stepsArbitrary } from '../support/vouchers/voucher-happenings.js';

/** That lists by the last update are in order, whatever happened to the vouchers, on every database. */
export function voucherOrderContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the order by the last update: ${name}`, () => {
    let opened: OpenDatabase;
    let projects = 0;

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(() => opened.dispose());

    /** The codes of a project by the moments in its rows. */
    async function codesByUpdate(projectId: string): Promise<string[]> {
      const vouchers = opened.database.reader.getRepository(VoucherEntity);
      const rows = await vouchers.findBy({ projectId, deletedAt: IsNull() });
      const at = ({ updatedAt }: VoucherEntity) => updatedAt ?? -1;
      const sorted = rows.sort((a, b) => at(a) - at(b) || (a.code < b.code ? -1 : 1));
      return sorted.map(({ code }) => code);
    }

    async function listedCodes(projectId: string, order: ListOrderName): Promise<string[]> {
      const slice = { order: LIST_ORDERS[order], limit: 100, skip: 0, after: null };
      const lists = new TypeormVoucherListStore(opened.database);
      const { vouchers } = await lists.list(projectId, EVERYTHING, slice);
      return vouchers.map(({ code }) => code);
    }

    it('is that of the moments in the vouchers, whatever happened to them', async () => {
      await fc.assert(
        fc.asyncProperty(stepsArbitrary, async (steps) => {
          const projectId = `p${(projects += 1)}`;
          for (const { happening, nowMs } of steps) {
            const [event, codes] = happening;
            await happen(opened, event, { projectId, codes, nowMs });
          }
          const expected = await codesByUpdate(projectId);

          expect(await listedCodes(projectId, 'updated_at')).toEqual(expected);
          expect(await listedCodes(projectId, '-updated_at')).toEqual(expected.reverse());
        }),
        { numRuns: 100 },
      );
    });
  });
}
