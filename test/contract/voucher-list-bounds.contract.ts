import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadTooLongError } from '../../src/database/lanes/bounded-read.js';
import { TypeormChunkStore } from '../../src/async-actions/storage/typeorm-chunk-store.js';
import { toVoucherDraft } from '../../src/vouchers/domain/voucher-draft.js';
import { LIST_ORDERS } from '../../src/vouchers/listing/list-order.js';
import { TypeormVoucherListStore } from '../../src/vouchers/listing/storage/typeorm-voucher-list-store.js';
import type { VoucherSelection } from '../../src/vouchers/listing/voucher-selection.js';
import { TypeormVoucherStore } from '../../src/vouchers/storage/typeorm-voucher-store.js';
import { aChunk } from '../factories/chunks.js';
import { EVERYTHING, heavySelection, metadataSelection } from '../factories/voucher-selections.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const SLOW = 'slow';
const OTHER = 'other';
/** More than any list here takes. */
const AN_HOUR = 3_600_000;
/** A walk through all of them, ten conditions on each element, takes far longer than the rest of a test. */
const HEAVY_VOUCHERS = 60;
const ELEMENTS = 100_000;

/** What one list may cost the others, on every database. */
export function voucherListBoundsContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the bounds of lists: ${name}`, () => {
    let opened: OpenDatabase;
    let lists: TypeormVoucherListStore;

    beforeAll(async () => {
      opened = await open();
      lists = new TypeormVoucherListStore(opened.database, AN_HOUR);
      const heavy = JSON.stringify({ heavy: Array<string>(ELEMENTS).fill('') });
      for (let number = 0; number < HEAVY_VOUCHERS; number += 1) {
        await add(SLOW, `H${number}`, heavy);
      }
      await add(OTHER, 'A', '{"k0":"x"}');
    });

    let clients: AbortController[] = [];

    // A list that outlives a test that failed would hold the database open.
    afterEach(() => {
      for (const client of clients) client.abort(new Error('gone'));
    });

    afterAll(() => opened.dispose());

    async function add(projectId: string, code: string, metadata: string): Promise<void> {
      const store = new TypeormVoucherStore(opened.database);
      const voucher = { ...toVoucherDraft({}), id: `v_${code}`, code, metadata, projectId };
      await opened.database.transactions.run((tx) =>
        store.insert(tx, { ...voucher, createdAt: 0, updatedAt: null }),
      );
    }

    function list(
      projectId: string,
      selection: VoucherSelection,
      { store = lists, signal }: { store?: TypeormVoucherListStore; signal?: AbortSignal } = {},
    ) {
      const page = { order: LIST_ORDERS.code, limit: 10, skip: 0, after: null };
      return store.list(projectId, selection, page, signal);
    }

    /** Begins slow lists that only their client's going ends, and returns how to have them go. */
    function startSlowLists(count: number) {
      clients = Array.from({ length: count }, () => new AbortController());
      const ends = clients.map(({ signal }) =>
        list(SLOW, heavySelection(10), { signal }).then(
          () => 'answered',
          (error: unknown) => (error as Error).message,
        ),
      );
      const hangUp = async (from = 0, until = count): Promise<string[]> => {
        for (const client of clients.slice(from, until)) client.abort(new Error('gone'));
        return Promise.all(ends.slice(from, until));
      };
      return { hangUp };
    }

    const onOne = { ...metadataSelection(1), code: 'H1' };

    it('ends a list that takes longer than a list may, and its connection goes on', async () => {
      const hasty = new TypeormVoucherListStore(opened.database, 50);
      for (let time = 0; time < 3; time += 1) {
        await expect(list(SLOW, heavySelection(10), { store: hasty })).rejects.toThrow(
          ReadTooLongError,
        );
      }
      expect(await list(SLOW, onOne)).toMatchObject({ total: 0 });
    });

    it('ends a list whose client goes, and another takes its slot', async () => {
      const slow = startSlowLists(2);
      const next = list(SLOW, onOne);
      expect(await slow.hangUp(0, 1)).toEqual(['gone']);
      expect(await next).toMatchObject({ total: 0 });
      expect(await slow.hangUp(1)).toEqual(['gone']);
    });

    it('delays neither the jobs, reports and lists of another project nor simple lists of its own', async () => {
      const chunks = new TypeormChunkStore(opened.database);
      await opened.database.transactions.run((tx) =>
        chunks.insert(tx, 'aa_1', [aChunk([1, 'A', {}])]),
      );
      const slow = startSlowLists(8);

      const vouchers = new TypeormVoucherStore(opened.database);
      expect(await vouchers.readMetadata(OTHER, '["A"]')).toContain('"k0"');
      expect(await chunks.firstFailures('aa_1', 10)).toEqual([]);
      expect(await chunks.reportChunk('aa_1', -1)).toMatchObject({ number: 0 });
      const category = { field: 'category' } as const;
      const unlike = { kind: 'equals', operands: ['News'] } as const;
      const onField = {
        ...EVERYTHING,
        conditions: [{ subject: category, test: unlike, isNegated: true }],
      };
      expect(await list(OTHER, EVERYTHING)).toMatchObject({ total: 1 });
      expect(await list(OTHER, onField)).toMatchObject({ total: 1 });
      expect(await list(SLOW, EVERYTHING)).toMatchObject({ total: HEAVY_VOUCHERS });
      expect(await list(SLOW, onField)).toMatchObject({ total: HEAVY_VOUCHERS });

      // None of them had ended before.
      expect(await slow.hangUp()).toEqual(Array(8).fill('gone'));
    });

    it('gives the next slot to a project that waits with less', async () => {
      const slow = startSlowLists(4);
      const other = list(OTHER, metadataSelection(1));
      await slow.hangUp(0, 1);
      expect(await other).toMatchObject({ total: 1 });
      expect(await slow.hangUp(1)).toEqual(Array(3).fill('gone'));
    });
  });
}
