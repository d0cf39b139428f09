import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VoucherEntity } from '../../src/database/entities/voucher.entity.js';
import { managerOf } from '../../src/database/typeorm-transaction.js';
import { EXPORT_ORDERS } from '../../src/exports/export.js';
import { toVoucherDraft } from '../../src/vouchers/domain/voucher-draft.js';
import type { Voucher } from '../../src/vouchers/domain/voucher.js';
import type { Filter } from '../../src/vouchers/listing/filter/condition.js';
import type { WalkPlace } from '../../src/vouchers/listing/storage/voucher-walk-store.js';
import { TypeormVoucherWalkStore } from '../../src/vouchers/listing/storage/typeorm-voucher-walk-store.js';
import { toRow } from '../../src/vouchers/storage/voucher-mapper.js';
import { listCaseArbitrary } from '../factories/voucher-list-arbitraries.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { expectedCodes } from '../support/vouchers/voucher-list-model.js';

const ORDERS = Object.keys(EXPORT_ORDERS) as (keyof typeof EXPORT_ORDERS)[];
const ALL: Filter = { junction: 'and', conditions: [] };

interface Walk {
  readonly order: keyof typeof EXPORT_ORDERS;
  readonly size: number;
  readonly filter?: Filter;
}

/** What a walk through vouchers promises on every database. */
export function voucherWalkStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the voucher walk store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let walks: TypeormVoucherWalkStore;
    let projects = 0;

    beforeAll(async () => {
      opened = await open();
      walks = new TypeormVoucherWalkStore(opened.database);
    });

    afterAll(() => opened.dispose());

    async function projectWith(vouchers: readonly Partial<Voucher>[]): Promise<string> {
      const projectId = `p${(projects += 1)}`;
      await addTo(projectId, vouchers);
      return projectId;
    }

    async function addTo(projectId: string, vouchers: readonly Partial<Voucher>[]): Promise<void> {
      const rows = vouchers.map((voucher) => {
        const given = { code: 'A', metadata: '{}', createdAt: 0, updatedAt: null, ...voucher };
        return toRow({ ...toVoucherDraft({}), id: `v_${given.code}`, ...given, projectId });
      });
      await opened.database.transactions.run((tx) => managerOf(tx).insert(VoucherEntity, rows));
    }

    /** Everything that a walk meets. `between` runs after each page. */
    async function walk(
      projectId: string,
      { order, size, filter = ALL }: Walk,
      between: (met: readonly Voucher[]) => Promise<void> = () => Promise.resolve(),
    ): Promise<Voucher[]> {
      const met: Voucher[] = [];
      let place: WalkPlace | null = null;
      do {
        const selection = { conditions: [], filter, isEmpty: false };
        const one = { projectId, selection, order: EXPORT_ORDERS[order], hasMetadata: true };
        const page = await walks.page(one, place, size);
        met.push(...page.vouchers);
        place = page.next;
        await between(met);
      } while (place !== null);
      return met;
    }

    it('has the vouchers that a model finds, in its order, however large its pages are', async () => {
      const way = fc.record({
        order: fc.constantFrom(...ORDERS),
        size: fc.integer({ min: 1, max: 30 }),
      });
      const property = fc.asyncProperty(
        listCaseArbitrary,
        way,
        async ({ vouchers, filters }, one) => {
          const projectId = await projectWith(vouchers);
          for (const filter of filters) {
            const met = await walk(projectId, { ...one, filter });

            const order = EXPORT_ORDERS[one.order];
            expect(met.map(({ code }) => code)).toEqual(expectedCodes(vouchers, filter, order));
          }
        },
      );
      await fc.assert(property, { numRuns: 40 });
    });

    it('returns each voucher as it is stored', async () => {
      const draft = toVoucherDraft({
        gift: { amount: 5, balance: 2 },
        active: false,
        category: 'c',
        campaign: 'n',
        start_date: '2026-01-01',
        expiration_date: '2026-02-01',
      });
      const times = { createdAt: 1_700_000_000_000, updatedAt: 1_700_000_000_001 };
      const stored = { ...draft, ...times, code: 'A', id: 'v_A', metadata: '{"a":1}' };
      const projectId = await projectWith([stored]);

      const met = await walk(projectId, { order: 'code', size: 5 });

      expect(met).toEqual([{ ...stored, projectId }]);
    });

    it('reads metadata only where it is wanted', async () => {
      const projectId = await projectWith([{ code: 'A', metadata: '{"a":1}' }]);
      const selection = { conditions: [], filter: ALL, isEmpty: false };
      const one = { projectId, selection, order: EXPORT_ORDERS.code, hasMetadata: false };

      const { vouchers } = await walks.page(one, null, 5);

      expect(vouchers.map(({ metadata }) => metadata)).toEqual(['{}']);
    });

    it('looks at no more vouchers in a page than it may, and goes on behind those it leaves out', async () => {
      const codes = Array.from({ length: 25 }, (_, number) => `${number}`.padStart(2, '0'));
      const projectId = await projectWith(codes.map((code) => ({ code, active: code === '24' })));
      const isActive = { subject: { field: 'active' }, test: { kind: 'equals', operands: [true] } };
      const filter = { junction: 'and', conditions: [{ ...isActive, isNegated: false }] } as Filter;
      let pages = 0;

      const met = await walk(projectId, { order: 'code', size: 10, filter }, () => {
        pages += 1;
        return Promise.resolve();
      });

      expect([pages, met.map(({ code }) => code)]).toEqual([3, ['24']]);
    });

    it.each(ORDERS)(
      'has each voucher once, and all that were there all along, whatever is written meanwhile: %s',
      async (order) => {
        const kept = Array.from({ length: 40 }, (_, number) => `k${number}`);
        const gone = Array.from({ length: 40 }, (_, number) => `g${number}`);
        const stored = [...kept, ...gone].map((code, at) => ({
          code,
          createdAt: 1_000 + (at % 7),
        }));
        const projectId = await projectWith(stored);
        let added = 0;

        const met = await walk(projectId, { order, size: 4 }, async () => {
          added += 1;
          await addTo(projectId, [
            { code: `a${added}`, createdAt: 1_000 + added },
            { code: `z${added}`, createdAt: 5_000 + added },
          ]);
          await opened.database.transactions.run(async (tx) => {
            const vouchers = managerOf(tx).getRepository(VoucherEntity);
            await vouchers.update({ projectId }, { updatedAt: 9_000 - added, metadata: '{"a":1}' });
            await vouchers.update({ projectId, code: gone.pop() ?? '' }, { deletedAt: 1 });
            await vouchers.delete({ projectId, code: gone.pop() ?? '' });
          });
          // Ascending walks would follow what is added for ever.
          if (added > 60) throw new Error('The walk does not end');
        });

        const codes = met.map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes.filter((code) => code.startsWith('k')).sort()).toEqual(kept.sort());
      },
    );

    it('meets nothing of other projects, nor of the trash bin, nor where nothing is selected', async () => {
      await projectWith([{ code: 'other' }]);
      const projectId = await projectWith([{ code: 'A' }, { code: 'B' }]);
      await opened.database.transactions.run((tx) =>
        managerOf(tx).update(VoucherEntity, { projectId, code: 'A' }, { deletedAt: 1 }),
      );
      const one = { projectId, order: EXPORT_ORDERS.code, hasMetadata: true };
      const selection = { conditions: [], filter: ALL, isEmpty: true };

      const met = await walk(projectId, { order: 'code', size: 1 });

      expect(met.map(({ code }) => code)).toEqual(['B']);
      expect(await walks.page({ ...one, selection }, null, 5)).toEqual({
        vouchers: [],
        next: null,
      });
    });
  });
}
