import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewAction } from '../../src/async-actions/storage/action-store.js';
import { TypeormActionStore } from '../../src/async-actions/storage/typeorm-action-store.js';
import { TypeormChunkStore } from '../../src/async-actions/storage/typeorm-chunk-store.js';
import type { Transaction } from '../../src/database/transaction.js';
import { aNewAction, anEnd } from '../factories/actions.js';
import { aChunk } from '../factories/chunks.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'proj_a';

/** What the action store promises on every database. */
export function actionStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the action store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormActionStore;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormActionStore(opened.database);
    });

    afterEach(() => opened.dispose());

    function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      return opened.database.transactions.run(work);
    }

    async function insert(fields: Partial<NewAction> = {}): Promise<string> {
      const action = aNewAction(fields);
      await inTransaction(async (tx) => {
        await store.lockQueue(tx, action.projectId);
        await store.insert(tx, action);
      });
      return action.id;
    }

    const head = () => inTransaction((tx) => store.headOfQueue(tx, PROJECT));

    it('keeps a new action as waiting, with nothing done', async () => {
      const id = await insert({ totalCount: 7 });
      expect(await store.find(PROJECT, id)).toMatchObject({
        id,
        sequence: 1,
        status: 'ENQUEUED',
        operationStatus: 'UNKNOWN',
        totalCount: 7,
        doneCount: 0,
        failedCount: 0,
        finishedAt: null,
        firstFailures: [],
      });
    });

    it('numbers the actions of each project on their own, without a gap after a rollback', async () => {
      await insert();
      await insert({ projectId: 'proj_b' });
      const failing = inTransaction(async (tx) => {
        await store.insert(tx, aNewAction());
        throw new Error('Changed its mind');
      });
      await expect(failing).rejects.toThrow('Changed its mind');
      const id = await insert();
      expect(await store.findById(id)).toMatchObject({ sequence: 2 });
    });

    it('gives actions that come at the same time different places in the project queue', async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, () => insert()));
      const actions = await Promise.all(ids.map((id) => store.findById(id)));
      const places = actions.map((action) => action?.sequence ?? 0).sort((a, b) => a - b);
      expect(places).toEqual(ids.map((_, i) => i + 1));
    });

    it("does not find another project's action", async () => {
      const id = await insert({ projectId: 'proj_b' });
      expect(await store.find(PROJECT, id)).toBeNull();
    });

    it('finds nothing by an id with U+0000', async () => {
      const id = `${await insert()}\0`;
      expect(await store.find(PROJECT, id)).toBeNull();
      expect(await store.findById(id)).toBeNull();
      expect(await inTransaction((tx) => store.lock(tx, PROJECT, id))).toBeNull();
    });

    it('adds up what its chunks did', async () => {
      const id = await insert();
      await inTransaction((tx) =>
        store.advance(tx, id, { done: 3, failed: 1, endsScan: false, nowMs: 1_001 }),
      );
      const progress = await inTransaction((tx) =>
        store.advance(tx, id, { done: 4, failed: 2, endsScan: false, nowMs: 1_002 }),
      );
      const counts = { totalCount: 10, doneCount: 7, failedCount: 3, changedCount: 0 };
      if (progress === null) throw new Error('It was not advanced');
      expect(progress).toEqual({ ...counts, status: 'IN_PROGRESS', updatedAt: 1_002 });
      expect(await store.findById(id)).toMatchObject(progress);
    });

    it('knows the total of a scan at its end', async () => {
      const id = await insert({ totalCount: 0 });
      const counts = { done: 2, failed: 1, nowMs: 1_001 };
      await inTransaction((tx) => store.advance(tx, id, counts));
      expect(await store.findById(id)).toMatchObject({ totalCount: 0 });
      await inTransaction((tx) => store.advance(tx, id, { ...counts, endsScan: true }));
      expect(await store.findById(id)).toMatchObject({ totalCount: 6 });
    });

    it.each([
      ['cancelled', (tx: Transaction, id: string) => store.requestCancel(tx, id, 1_000)],
      ['paused', (tx: Transaction, id: string) => store.pause(tx, id, 1_000)],
    ] as const)('neither advances nor ends an action that was %s', async (_, stop) => {
      const id = await insert();
      await inTransaction((tx) => stop(tx, id));
      const counts = { done: 1, failed: 0, nowMs: 2_000 };
      expect(await inTransaction((tx) => store.advance(tx, id, counts))).toBeNull();
      expect(await inTransaction((tx) => store.end(tx, id, anEnd()))).toBe(false);
      expect(await store.findById(id)).toMatchObject({ doneCount: 0, finishedAt: null });

      const end = anEnd({ cancelledAt: 3_000, finishedAt: 3_000 });
      expect(await inTransaction((tx) => store.end(tx, id, end))).toBe(true);
      expect(await inTransaction((tx) => store.end(tx, id, end))).toBe(false);
      expect(await store.findById(id)).toMatchObject({ cancelledAt: 3_000, finishedAt: 3_000 });
    });

    it('goes on with an action that was resumed', async () => {
      const id = await insert();
      await inTransaction((tx) => store.pause(tx, id, 1_000));
      await inTransaction((tx) => store.pause(tx, id, null));
      const counts = { done: 1, failed: 0, nowMs: 2_000 };
      expect(await inTransaction((tx) => store.advance(tx, id, counts))).not.toBeNull();
      expect(await inTransaction((tx) => store.end(tx, id, anEnd()))).toBe(true);
    });

    it('locks an action of its own project only', async () => {
      const id = await insert();
      const lock = (projectId: string) => inTransaction((tx) => store.lock(tx, projectId, id));
      expect(await lock('proj_b')).toBeNull();
      expect(await lock(PROJECT)).toMatchObject({ id });
    });

    it('has the oldest unfinished action at the head of the project queue', async () => {
      const [first, second] = [await insert(), await insert()];
      expect((await head())?.id).toBe(first);
      await inTransaction((tx) => store.end(tx, first, anEnd()));
      expect((await head())?.id).toBe(second);
      await inTransaction((tx) => store.end(tx, second, anEnd()));
      expect(await head()).toBeNull();
    });

    it('keeps how an action ended', async () => {
      const id = await insert();
      const failure = { row: 1, code: 'x', key: 'not_found', message: 'm', details: 'd' };
      const end = anEnd({
        status: 'FAILED',
        operationStatus: 'FAILED',
        firstFailures: JSON.stringify([failure]),
        error: 'why',
      });
      await inTransaction((tx) => store.end(tx, id, end));
      expect(await store.find(PROJECT, id)).toMatchObject({
        ...end,
        updatedAt: end.finishedAt,
        firstFailures: [failure],
      });
    });

    it('lists the newest first, also those of the same millisecond', async () => {
      const ids = [await insert(), await insert(), await insert({ createdAt: 1_800_000_000_000 })];
      await insert({ projectId: 'proj_b' });
      const listed = await store.list(PROJECT, { limit: 10 });
      expect(listed.map(({ id }) => id)).toEqual(ids.reverse());
    });

    it('lists no more than it was asked for, and only what is older than the given moment', async () => {
      const old = await insert({ createdAt: 1_000 });
      await insert({ createdAt: 2_000 });
      await insert({ createdAt: 3_000 });
      expect(await store.list(PROJECT, { limit: 2 })).toHaveLength(2);
      const older = await store.list(PROJECT, { limit: 10, createdBefore: 2_000 });
      expect(older.map(({ id }) => id)).toEqual([old]);
    });

    it('names the actions whose reports ran out as long as they have chunks', async () => {
      const chunks = new TypeormChunkStore(opened.database);
      const [expired, fresh, bare] = [await insert(), await insert(), await insert()];
      await inTransaction(async (tx) => {
        for (const id of [expired, fresh]) {
          await chunks.insert(tx, id, [aChunk([1, 'a', {}])]);
        }
        await store.end(tx, expired, anEnd({ reportsAvailableTill: 1_000 }));
        await store.end(tx, bare, anEnd({ reportsAvailableTill: 1_000 }));
        await store.end(tx, fresh, anEnd({ reportsAvailableTill: 3_000 }));
      });
      expect(await store.expired(2_000, 10)).toEqual([expired]);
    });

    it('adds up the unfinished actions of each project, the longest lines first to be named', async () => {
      await insert({ projectId: 'short', createdAt: 5_000 });
      await insert({ projectId: 'long', createdAt: 2_000 });
      await insert({ projectId: 'long', createdAt: 3_000 });
      await insert({ projectId: 'tiny', createdAt: 4_000 });
      const ended = await insert({ projectId: 'done', createdAt: 1_000 });
      await inTransaction((tx) => store.end(tx, ended, anEnd()));

      const byProject = (limit: number) =>
        store.backlogs(limit).then((all) => new Map(all.map((one) => [one.projectId, one])));

      expect(await byProject(1)).toEqual(
        new Map([
          ['long', { projectId: 'long', actions: 2, oldestAt: 2_000 }],
          [null, { projectId: null, actions: 2, oldestAt: 4_000 }],
        ]),
      );
      expect([...(await byProject(3)).keys()].sort()).toEqual(['long', 'short', 'tiny']);
    });

    it('has no backlog when every action has ended', async () => {
      const ended = await insert();
      await inTransaction((tx) => store.end(tx, ended, anEnd()));
      expect(await store.backlogs(5)).toEqual([]);
    });
  });
}
