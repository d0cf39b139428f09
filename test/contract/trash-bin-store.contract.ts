import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Transaction } from '../../src/database/transaction.js';
import type { TrashBinEntry } from '../../src/vouchers/trash-bin/trash-bin-entry.js';
import { ALL_ENTRIES, readTrashBinFilter } from '../../src/vouchers/trash-bin/trash-bin-filter.js';
import { TypeormTrashBinStore } from '../../src/vouchers/trash-bin/storage/typeorm-trash-bin-store.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

function anEntry(id: string, projectId = 'p'): TrashBinEntry {
  return { id, projectId, voucherId: `v_${id}`, code: `code of ${id}`, createdAt: 1 };
}

/** What the trash bin store promises on every database. */
export function trashBinStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the trash bin store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormTrashBinStore;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormTrashBinStore(opened.database);
    });

    afterEach(() => opened.dispose());

    function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      return opened.database.transactions.run(work);
    }

    async function add(...ids: string[]): Promise<void> {
      for (const id of ids) await inTransaction((tx) => store.add(tx, anEntry(id)));
    }

    async function ids(
      page: Partial<Parameters<TypeormTrashBinStore['list']>[1]>,
    ): Promise<string[]> {
      const entries = await store.list('p', {
        limit: 10,
        order: 'id',
        filter: ALL_ENTRIES,
        ...page,
      });
      return entries.map(({ id }) => id);
    }

    it('lists the entries of one project, in both orders and behind an entry', async () => {
      await add('tbe_1', 'tbe_a', 'tbe_b');
      await inTransaction((tx) => store.add(tx, anEntry('tbe_c', 'other')));

      expect(await ids({})).toEqual(['tbe_1', 'tbe_a', 'tbe_b']);
      expect(await ids({ order: '-id', limit: 2 })).toEqual(['tbe_b', 'tbe_a']);
      expect(await ids({ startingAfterId: 'tbe_1' })).toEqual(['tbe_a', 'tbe_b']);
      expect(await ids({ order: '-id', startingAfterId: 'tbe_a' })).toEqual(['tbe_1']);
    });

    it.each([
      ['id', '$is', ['tbe_2'], ['tbe_2']],
      ['id', '$is_not', ['tbe_2'], ['tbe_1', 'tbe_3']],
      ['id', '$starts_with', ['tbe_'], ['tbe_1', 'tbe_2', 'tbe_3']],
      ['resource_id', '$in', ['v_tbe_1', 'v_tbe_3'], ['tbe_1', 'tbe_3']],
      ['resource_name', '$is', ['code of tbe_3'], ['tbe_3']],
      ['resource_name', '$not_in', ['code of tbe_3', 'x'], ['tbe_1', 'tbe_2']],
      ['resource_name', '$ends_with', ['_1', '_2'], ['tbe_1', 'tbe_2']],
      ['resource_name', '$contains', ['%'], []],
      ['resource_name', '$is', ["'; --\u0000"], []],
      ['resource_type', '$is', ['voucher'], ['tbe_1', 'tbe_2', 'tbe_3']],
      ['resource_type', '$is', ['campaign'], []],
      ['resource_type', '$has_value', [''], ['tbe_1', 'tbe_2', 'tbe_3']],
      ['resource_type', '$is_unknown', [''], []],
    ])('filters by %s %s %j', async (field, operator, values, found) => {
      await add('tbe_1', 'tbe_2', 'tbe_3');
      await inTransaction((tx) => store.add(tx, anEntry('tbe_4', 'other')));
      const name = `filters[${field}][conditions][${operator}]`;
      const read = readTrashBinFilter(values.map((value) => [name, value]));
      const filter = 'filter' in read ? read.filter : ALL_ENTRIES;

      expect('filter' in read).toBe(true);
      expect(await ids({ filter })).toEqual(found);
      expect(await ids({ filter, limit: 1 })).toEqual(found.slice(0, 1));
      expect(await ids({ filter, startingAfterId: 'tbe_1' })).toEqual(
        found.filter((id) => id !== 'tbe_1'),
      );
    });

    it('sorts ids by their bytes', async () => {
      await add('tbe_a', 'tbe_B', 'tbe_1', 'tbe__');
      expect(await ids({})).toEqual(['tbe_1', 'tbe_B', 'tbe__', 'tbe_a']);
    });

    it('gives an entry that is taken, once, and not to another project', async () => {
      await add('tbe_1');
      expect(await inTransaction((tx) => store.take(tx, 'other', 'tbe_1'))).toBeNull();
      expect(await inTransaction((tx) => store.take(tx, 'p', 'tbe_1'))).toEqual(anEntry('tbe_1'));
      expect(await inTransaction((tx) => store.take(tx, 'p', 'tbe_1'))).toBeNull();
      expect(await ids({})).toEqual([]);
    });

    it('takes nothing by an id with U+0000, and lists what is behind it', async () => {
      await add('tbe_1', 'tbe_2');
      expect(await inTransaction((tx) => store.take(tx, 'p', 'tbe_1\0'))).toBeNull();
      expect(await ids({ startingAfterId: 'tbe_1\0' })).toEqual(['tbe_2']);
    });

    it('gives an entry to one of many who take it at the same time', async () => {
      await add('tbe_1');
      const take = () => inTransaction((tx) => store.take(tx, 'p', 'tbe_1'));
      const taken = await Promise.all(Array.from({ length: 8 }, take));
      expect(taken.filter((entry) => entry !== null)).toHaveLength(1);
    });
  });
}
