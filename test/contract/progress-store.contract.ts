import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Standing } from '../../src/async-actions/progress/standing.js';
import type { NewAction } from '../../src/async-actions/storage/action-store.js';
import { TypeormActionStore } from '../../src/async-actions/storage/typeorm-action-store.js';
import { TypeormLeaseStore } from '../../src/async-actions/storage/typeorm-lease-store.js';
import { TypeormProgressStore } from '../../src/async-actions/storage/typeorm-progress-store.js';
import type { Transaction } from '../../src/database/transaction.js';
import { aNewAction, anEnd } from '../factories/actions.js';
import { pause } from '../support/eventually.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'proj_a';
const END = 1_700_000_005_000;

/** What those rely on who follow actions, on every database. */
export function progressStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the progress store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormProgressStore;
    let actions: TypeormActionStore;
    let leases: TypeormLeaseStore;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormProgressStore(opened.database);
      actions = new TypeormActionStore(opened.database);
      leases = new TypeormLeaseStore(opened.database);
    });

    afterEach(() => opened.dispose());

    function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      return opened.database.transactions.run(work);
    }

    async function insert(fields: Partial<NewAction> = {}): Promise<string> {
      const action = aNewAction(fields);
      await inTransaction((tx) => actions.insert(tx, action));
      return action.id;
    }

    const advance = (id: string, done: number, failed: number, nowMs: number) =>
      inTransaction((tx) => actions.advance(tx, id, { done, failed, nowMs }));
    const end = (id: string, finishedAt = END) =>
      inTransaction((tx) => actions.end(tx, id, anEnd({ finishedAt })));
    const placeOf = async (id: string) => (await actions.findById(id))?.endPlace;

    async function standingOf(id: string): Promise<Standing | null | undefined> {
      const [seen] = await store.look([id]);
      return seen?.standing;
    }

    describe('places in the order of ends', () => {
      it('count the ends of each project on their own, however an action ended', async () => {
        const [first, second, third] = [await insert(), await insert(), await insert()];
        const foreign = await insert({ projectId: 'proj_b' });
        expect(await placeOf(first)).toBeNull();
        await inTransaction(async (tx) => {
          await actions.requestCancel(tx, second, 1_000);
          await actions.end(tx, second, anEnd({ cancelledAt: END, status: 'FAILED' }));
        });
        await inTransaction((tx) =>
          actions.end(tx, first, anEnd({ status: 'FAILED', error: 'x' })),
        );
        await end(third);
        await end(foreign);
        expect(await Promise.all([first, second, third, foreign].map(placeOf))).toEqual([
          2, 1, 3, 1,
        ]);
      });

      it('leave no gap when a transaction is undone, and none for an end that came too late', async () => {
        const [first, second] = [await insert(), await insert()];
        const failing = inTransaction(async (tx) => {
          await actions.end(tx, first, anEnd());
          throw new Error('Changed its mind');
        });
        await expect(failing).rejects.toThrow('Changed its mind');
        await end(second);
        expect(await end(second)).toBe(false);
        await end(first);
        expect(await Promise.all([first, second].map(placeOf))).toEqual([2, 1]);
      });

      it('become visible in their order, however the transactions overlap', async () => {
        const ids: string[] = [];
        for (let n = 0; n < 24; n += 1) ids.push(await insert());
        const over = new AbortController();
        const seen: number[][] = [];
        const watching = (async () => {
          while (!over.signal.aborted) {
            const ended = await store.endedAfter(PROJECT, 0, 100);
            seen.push(ended.map(({ endPlace }) => endPlace ?? 0));
          }
        })();
        await Promise.all(
          ids.map((id, n) =>
            inTransaction(async (tx) => {
              await actions.end(tx, id, anEnd());
              // The first to end is not the first to commit, unless others wait for it.
              await pause((n * 7) % 5);
            }),
          ),
        );
        over.abort();
        await watching;
        const all = await store.endedAfter(PROJECT, 0, 100);
        expect(all.map(({ endPlace }) => endPlace)).toEqual(ids.map((_, n) => n + 1));
        for (const places of seen) expect(places).toEqual(places.map((_, n) => n + 1));
      });

      it('lead to what ended behind one of them, in their order and no more than was asked for', async () => {
        const ids: string[] = [];
        for (let n = 0; n < 4; n += 1) ids.push(await insert());
        for (const id of [...ids].reverse()) await end(id);
        const behind = await store.endedAfter(PROJECT, 1, 2);
        expect(behind.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
        expect(behind[0]).toMatchObject({ firstFailures: [], remarks: {} });
        expect(await store.endedAfter('proj_b', 0, 10)).toEqual([]);
      });
    });

    it('knows the last place and the head of each project that it is asked for', async () => {
      const [first, second] = [await insert(), await insert()];
      const foreign = await insert({ projectId: 'proj_b' });
      await end(foreign);
      expect(new Set(await store.fronts([PROJECT, 'proj_b', 'proj_c']))).toEqual(
        new Set([
          { projectId: PROJECT, lastPlace: 0, headId: first },
          { projectId: 'proj_b', lastPlace: 1, headId: null },
          { projectId: 'proj_c', lastPlace: 0, headId: null },
        ]),
      );
      await end(first);
      expect(await store.fronts([PROJECT])).toEqual([
        { projectId: PROJECT, lastPlace: 1, headId: second },
      ]);
    });

    it('shows who is followed always, and who is awaited once it has ended', async () => {
      const [followed, ended, waiting] = [await insert(), await insert(), await insert()];
      await end(ended);
      const seen = await store.look([followed, 'aa_unknown'], [ended, waiting, 'aa_unknown']);
      expect(new Set(seen.map(({ action }) => action.id))).toEqual(new Set([followed, ended]));
      const [one] = await store.look([ended]);
      expect(one).toEqual({ action: await actions.findById(ended), standing: null });
    });

    describe('the standing of an action', () => {
      it('counts the actions before it and their rows that are left', async () => {
        const ended = await insert({ totalCount: 1_000 });
        const ids = [await insert({ totalCount: 50 }), await insert({ totalCount: 7 })];
        const [head = '', second = ''] = ids;
        const third = await insert({ totalCount: 3 });
        await insert({ projectId: 'proj_b', totalCount: 9_000 });
        await end(ended);
        await advance(head, 18, 2, 1_000);
        expect(await standingOf(head)).toMatchObject({ position: 1, rowsAhead: 0 });
        expect(await standingOf(second)).toMatchObject({ position: 2, rowsAhead: 30 });
        expect(await standingOf(third)).toMatchObject({ position: 3, rowsAhead: 37 });
        await end(second);
        expect(await standingOf(third)).toMatchObject({ position: 2, rowsAhead: 30 });
      });

      it('does not know the rows before it while one of the actions finds its rows as it goes', async () => {
        const scan = await insert({ totalCount: 0 });
        const behind = await insert({ totalCount: 7 });
        expect(await standingOf(scan)).toMatchObject({ position: 1, rowsAhead: 0 });
        expect(await standingOf(behind)).toMatchObject({ position: 2, rowsAhead: null });
      });

      it('has the pace of what runs, from its first chunk to its latest one', async () => {
        const head = await insert({ totalCount: 100 });
        const waiting = await insert();
        expect(await standingOf(waiting)).toMatchObject({ projectPace: null });
        await advance(head, 9, 1, 10_000);
        expect(await standingOf(waiting)).toMatchObject({ projectPace: null });
        await advance(head, 38, 2, 12_000);
        expect(await standingOf(waiting)).toMatchObject({ projectPace: 20 });
        expect((await actions.findById(head))?.paceSince).toBe(10_000);
      });

      it('has the pace of those that ended last while nothing of the project has one', async () => {
        for (const rows of [10, 50]) {
          const id = await insert({ totalCount: 100 });
          await advance(id, 1, 0, END - 1_000);
          await advance(id, rows, 0, END - 500);
          await end(id);
        }
        const foreign = await insert({ projectId: 'proj_b' });
        expect(await standingOf(await insert())).toMatchObject({ projectPace: 30 });
        expect(await standingOf(foreign)).toMatchObject({ projectPace: null });
      });

      it.each([
        ['it was paused itself', (id: string) => inTransaction((tx) => actions.pause(tx, id, 1))],
        [
          'the project queue was paused',
          () =>
            inTransaction(async (tx) => {
              await leases.pauseQueue(tx, PROJECT, 1);
              await actions.restartPace(tx, PROJECT);
            }),
        ],
      ] as const)('leaves out the time in which %s', async (_, hold) => {
        const id = await insert({ totalCount: 1_000 });
        await advance(id, 10, 0, 10_000);
        await hold(id);
        expect(await standingOf(id)).toMatchObject({ isHeld: true, projectPace: null });
        await inTransaction((tx) => leases.pauseQueue(tx, PROJECT, null));
        await inTransaction((tx) => actions.pause(tx, id, null));
        await advance(id, 10, 0, 900_000);
        await advance(id, 30, 0, 901_000);
        expect(await standingOf(id)).toMatchObject({ isHeld: false, projectPace: 30 });
      });

      it('is held by what is paused before it, and not by what is behind it', async () => {
        const [first, second, third] = [await insert(), await insert(), await insert()];
        await inTransaction((tx) => actions.pause(tx, second, 1_000));
        const held = async (id: string) => (await standingOf(id))?.isHeld;
        expect([await held(first), await held(second), await held(third)]).toEqual([
          false,
          true,
          true,
        ]);
      });
    });
  });
}
