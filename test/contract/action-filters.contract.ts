import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AsyncAction } from '../../src/async-actions/async-action.js';
import { matchesFilter } from '../../src/async-actions/finding/action-filter.js';
import { TypeormActionStore } from '../../src/async-actions/storage/typeorm-action-store.js';
import { aNewAction, anEnd } from '../factories/actions.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'proj_a';
const TYPES = ['VOUCHERS.BULK_UPDATE', 'VOUCHERS.IMPORT', 'VOUCHERS.UNDO'] as const;
const LABELS = ['spring', '"ü" 😀', 'u\u0001'] as const;
const KEYS = ['App', 'Till'] as const;
const ACTIONS = 60;

const someOf = <T>(values: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined });
const oneOf = <T>(values: readonly T[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined });

const filterArbitrary = (parents: readonly string[]) =>
  fc.record({
    types: someOf(TYPES),
    statuses: someOf(['ENQUEUED', 'IN_PROGRESS', 'DONE', 'FAILED'] as const),
    operationStatuses: someOf(['SUCCESS', 'FAILED', 'UNKNOWN'] as const),
    label: oneOf([...LABELS, 'u\0']),
    keyName: oneOf([...KEYS, 'nobody']),
    parentId: oneOf(parents),
    createdAfter: fc.option(fc.nat(12), { nil: undefined }),
    createdBefore: fc.option(fc.nat(12), { nil: undefined }),
  });

/** What lists of actions promise on every database, whatever filters are put together. */
export function actionFiltersContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the filters of a list of actions: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormActionStore;
    let all: AsyncAction[];

    beforeAll(async () => {
      opened = await open();
      store = new TypeormActionStore(opened.database);
      const ids: string[] = [];
      for (let at = 0; at < ACTIONS; at += 1) ids.push(await insert(at, ids[at % 3]));
      all = (await store.findAll(ids)).sort(
        (a, b) => b.createdAt - a.createdAt || b.sequence - a.sequence,
      );
    });

    afterAll(() => opened.dispose());

    /** Every combination of a state, a type, a label and a key; times that stand still and go back. */
    async function insert(at: number, parentId: string | undefined): Promise<string> {
      const label = LABELS[at % 4];
      const action = aNewAction({
        type: TYPES[at % 3],
        keyName: KEYS[at % 2],
        createdAt: [1, 3, 3, 2, 5, 7, 7, 7, 4, 9][at % 10],
        ...(at % 5 === 0 && { parentId }),
        ...(label !== undefined && { label, options: JSON.stringify({ label }) }),
      });
      const ends = [
        null,
        { status: 'DONE', operationStatus: 'SUCCESS' },
        { status: 'DONE', operationStatus: 'FAILED' },
        { status: 'FAILED', operationStatus: 'FAILED' },
      ] as const;
      await opened.database.transactions.run(async (tx) => {
        await store.lockQueue(tx, PROJECT);
        await store.insert(tx, action);
        const counts = { done: 1, failed: 0, nowMs: 10 };
        if (at % 7 < 2) await store.advance(tx, action.id, counts);
        const end = ends[at % 7 < 2 ? 0 : at % 4];
        if (end) await store.end(tx, action.id, anEnd(end));
        await store.insert(tx, { ...aNewAction({ projectId: `other-${at}` }), keyName: 'App' });
      });
      return action.id;
    }

    it('take those that have all of what is asked for, in the order of the list, page by page', async () => {
      const parents = [...new Set(all.flatMap(({ parentId }) => parentId ?? [])), 'aa_none'];
      await fc.assert(
        fc.asyncProperty(
          filterArbitrary(parents),
          fc.integer({ min: 1, max: 9 }),
          async (filter, limit) => {
            const listed: string[] = [];
            let after: AsyncAction | undefined;
            do {
              const page = await store.list(PROJECT, { ...filter, limit, after });
              listed.push(...page.map(({ id }) => id));
              after = page.length === limit ? page.at(-1) : undefined;
            } while (after !== undefined);

            const wanted = all.filter((action) => matchesFilter(action, filter));
            expect(listed).toEqual(wanted.map(({ id }) => id));
          },
        ),
        { numRuns: 100 },
      );
    });

    it('find no label with U+0000, which no database could keep', async () => {
      expect(await store.list(PROJECT, { label: 'u\0\0', limit: 10 })).toEqual([]);
    });
  });
}
