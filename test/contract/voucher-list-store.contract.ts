import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVERYTHING } from '../factories/voucher-selections.js';
import { listCaseArbitrary } from '../factories/voucher-list-arbitraries.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { totalOf } from '../support/vouchers/list-totals.js';
import { expectedCodes } from '../support/vouchers/voucher-list-model.js';
import { VoucherEntity } from '../../src/database/entities/voucher.entity.js';
import { managerOf } from '../../src/database/typeorm-transaction.js';
import { toVoucherDraft } from '../../src/vouchers/domain/voucher-draft.js';
import type { Voucher } from '../../src/vouchers/domain/voucher.js';
import { toRow } from '../../src/vouchers/storage/voucher-mapper.js';
import { readFilter } from '../../src/vouchers/listing/filter/read-filter.js';
import { LIST_ORDERS } from '../../src/vouchers/listing/list-order.js';
import type { VoucherSelection } from '../../src/vouchers/listing/voucher-selection.js';
import { TypeormVoucherListStore } from '../../src/vouchers/listing/storage/typeorm-voucher-list-store.js';

const BEGINNING = { skip: 0, after: null };

const ORDERS = Object.keys(LIST_ORDERS) as (keyof typeof LIST_ORDERS)[];

/** What the store of lists promises on every database. */
export function voucherListStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the voucher list store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let lists: TypeormVoucherListStore;
    let projects = 0;

    beforeAll(async () => {
      opened = await open();
      lists = new TypeormVoucherListStore(opened.database);
    });

    afterAll(() => opened.dispose());

    /** A project of its own with these vouchers, each code once. */
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

    /** Reads a list by cursor to its end and returns its codes. */
    async function walk(
      projectId: string,
      list: { order: keyof typeof LIST_ORDERS; limit: number; selection?: VoucherSelection },
      afterEachPage: (pageNumber: number) => Promise<void> = () => Promise.resolve(),
    ): Promise<string[]> {
      const { order, limit, selection = EVERYTHING } = list;
      const codes: string[] = [];
      for (let after = null, pageNumber = 1; ; pageNumber += 1) {
        const page = { order: LIST_ORDERS[order], limit, skip: 0, after };
        const { vouchers, hasMore } = await lists.list(projectId, selection, page);
        codes.push(...vouchers.map(({ code }) => code));
        const last = vouchers.at(-1);
        if (!hasMore || last === undefined) return codes;
        after = await lists.findCursor(projectId, last.id);
        await afterEachPage(pageNumber);
      }
    }

    function moveToTrashBin(projectId: string, code: string): Promise<unknown> {
      return opened.database.transactions.run((tx) =>
        managerOf(tx).update(VoucherEntity, { projectId, code }, { deletedAt: 1 }),
      );
    }

    it('has what a plain search of the same vouchers finds, in every order and by cursor', async () => {
      await fc.assert(
        fc.asyncProperty(
          listCaseArbitrary,
          fc.constantFrom(...ORDERS),
          async ({ vouchers, filters }, order) => {
            const projectId = await projectWith(vouchers);
            for (const filter of filters) {
              const selection = { ...EVERYTHING, filter };
              const expected = expectedCodes(vouchers, filter, LIST_ORDERS[order]);
              expect(await walk(projectId, { order, limit: 7, selection })).toEqual(expected);
              expect(await totalOf(lists, projectId, selection)).toBe(expected.length);
            }
          },
        ),
        { numRuns: 120 },
      );
    });

    it('finds nothing by a code or an id with U+0000', async () => {
      const projectId = await projectWith([{ code: 'A' }]);
      const page = { order: LIST_ORDERS.code, limit: 7, ...BEGINNING };
      for (const narrowing of [{ code: 'A\0' }, { ids: ['v_A\0'] }]) {
        const selection = { ...EVERYTHING, ...narrowing };
        expect(await lists.list(projectId, selection, page)).toMatchObject({ total: 0 });
      }
      expect(await lists.findCursor(projectId, 'v_A\0')).toBeNull();
    });

    it.each(ORDERS)(
      'by %s shows each voucher exactly once while others are added',
      async (order) => {
        const numbers = Array.from({ length: 95 }, (_, number) => number);
        // All in one moment, half of them updated, so that only the code distinguishes them.
        const given = numbers.map((number) => ({
          code: `B${String(number).padStart(3, '0')}`,
          createdAt: 5,
          updatedAt: number % 2 === 0 ? 9 : null,
        }));
        const projectId = await projectWith(given);
        const codes = await walk(projectId, { order, limit: 10 }, (page) =>
          addTo(projectId, [
            { code: `A${page}`, createdAt: 5 },
            { code: `C${page}`, createdAt: 5, updatedAt: 9 },
          ]),
        );

        expect(codes.filter((code) => code.startsWith('B')).sort()).toEqual(
          given.map(({ code }) => code),
        );
        expect(new Set(codes).size).toBe(codes.length);
      },
    );

    it.each([
      ['the number that a text spells', 1, '$is', '1.0', true],
      ['a number with more digits than a double', 2 ** 60, '$is', '1152921504606847000', true],
      ['no number in a text that JSON would not write so', 16, '$is', '0x10', false],
      ['a text as it is written', '1', '$is', '1.0', false],
      ['a boolean by its name', true, '$is', 'true', true],
      ['no null', null, '$is', 'null', false],
      ['an absent value as another one', undefined, '$is_not', 'x', true],
      ['no underscore as a wildcard', 'axb', '$contains', 'a_b', false],
      ['no percent sign as a wildcard', 'axb', '$starts_with', '%', false],
      ['letters of one case only', 'ABC', '$ends_with', 'c', false],
      ['an element of an array', ['a', 'b'], '$is', 'b', true],
      ['a number by size', 10, '$more_than', '9', true],
      ['no text by size', '10', '$more_than', '9', false],
      ['a date by time', '2024-01-01T10:00+02:00', '$before', '2024-01-01T09:00Z', true],
      ['no date written with a space', '2024-01-01 07:00', '$before', '2024-01-01T09:00Z', false],
      ['no day that does not exist', '2024-02-30', '$after', '2024-02-01', false],
    ])('matches %s', async (_what, value, operator, operand, isFound) => {
      const projectId = await projectWith([{ metadata: JSON.stringify({ key: value }) }]);
      const name = `filters[metadata.key][conditions][${operator}]`;
      const read = readFilter([[name, operand]], 0);
      const filter = 'filter' in read ? read.filter : EVERYTHING.filter;

      expect(await totalOf(lists, projectId, { ...EVERYTHING, filter })).toBe(isFound ? 1 : 0);
    });

    it.each(['$is', '$less_than_equal', '$more_than_equal'])(
      'matches a member of an object with more digits than a double by %s',
      async (operator) => {
        const projectId = await projectWith([{ definition: { gift: { amount: 2 ** 60 } } }]);
        const name = `filters[gift.amount][conditions][${operator}]`;
        const read = readFilter([[name, '1152921504606847000']], 0);
        const filter = 'filter' in read ? read.filter : EVERYTHING.filter;

        expect(await totalOf(lists, projectId, { ...EVERYTHING, filter })).toBe(1);
      },
    );

    it('begins after a voucher that has gone to the trash bin', async () => {
      const projectId = await projectWith([{ code: 'A' }, { code: 'B' }, { code: 'C' }]);
      await moveToTrashBin(projectId, 'B');
      const after = await lists.findCursor(projectId, 'v_B');
      const page = { order: LIST_ORDERS.code, limit: 10, skip: 0, after };

      const { vouchers } = await lists.list(projectId, EVERYTHING, page);

      expect(vouchers.map(({ code }) => code)).toEqual(['C']);
    });

    it('has only the ids and the code that were asked for', async () => {
      const projectId = await projectWith([{ code: 'A' }, { code: 'B' }, { code: 'C' }]);
      const page = { order: LIST_ORDERS['-code'], limit: 10, ...BEGINNING };
      const byIds = { ...EVERYTHING, ids: ['v_A', 'v_C', 'v_X'] };

      const { vouchers } = await lists.list(projectId, byIds, page);

      expect(vouchers.map(({ code }) => code)).toEqual(['C', 'A']);
      expect(await totalOf(lists, projectId, byIds)).toBe(2);
      expect(await totalOf(lists, projectId, { ...byIds, code: 'A' })).toBe(1);
    });

    it('has nothing of another project', async () => {
      await projectWith([{ code: 'A' }]);
      const other = await projectWith([]);

      expect(await walk(other, { order: 'code', limit: 10 })).toEqual([]);
      expect(await totalOf(lists, other, EVERYTHING)).toBe(0);
      expect(await lists.findCursor(other, 'v_A')).toBeNull();
    });

    it('has no voucher of the trash bin', async () => {
      const projectId = await projectWith([{ code: 'A' }, { code: 'B' }]);
      await moveToTrashBin(projectId, 'A');

      for (const order of ORDERS) {
        expect(await walk(projectId, { order, limit: 1 })).toEqual(['B']);
      }
      expect(await totalOf(lists, projectId, EVERYTHING)).toBe(1);
    });
  });
}
