import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Export } from '../../src/exports/export.js';
import type { ExportClaim, ExportEnd } from '../../src/exports/storage/export-store.js';
import { TypeormExportStore } from '../../src/exports/storage/typeorm-export-store.js';
import { TypeormQuotaStore } from '../../src/quotas/storage/typeorm-quota-store.js';
import { anExport } from '../factories/exports.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const TTL_MS = 60_000;
const DONE: ExportEnd = { status: 'DONE', error: null, finishedAt: 5, availableTill: 1_000 };
const ERROR: ExportEnd = {
  ...DONE,
  status: 'ERROR',
  error: { key: 'quota_exceeded', message: 'Quota exceeded', details: 'too much' },
};

/** What the store of exports promises on every database. */
export function exportStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the export store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormExportStore;
    let clock = 0;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormExportStore(opened.database);
    });

    afterEach(() => opened.dispose());

    const inside: OpenDatabase['database']['transactions']['run'] = (work) =>
      opened.database.transactions.run(work);

    async function accept(fields: Partial<Export> = {}): Promise<Export> {
      const one = anExport({ createdAt: (clock += 1), ...fields });
      await inside((tx) => store.insert(tx, one));
      return one;
    }

    async function claim(ttlMs = TTL_MS): Promise<ExportClaim> {
      const taken = await inside((tx) => store.claim(tx, ttlMs, (clock += 1)));
      if (taken === null) throw new Error('There is nothing to claim');
      return taken;
    }

    const claimable = () => inside((tx) => store.claim(tx, TTL_MS, (clock += 1)));
    const grow = (one: ExportClaim, content = 'line\n', rows = 1) =>
      inside((tx) =>
        store.grow(tx, one, {
          content,
          rows,
          place: { code: 'A', createdAt: 7 },
          nowMs: (clock += 1),
        }),
      );
    const end = (one: ExportClaim, how = DONE) => inside((tx) => store.end(tx, one, how));
    const storedBytes = async (projectId = 'project') => {
      const quotas = new TypeormQuotaStore(opened.database);
      return (await inside((tx) => quotas.read(tx, projectId))).storedBytes;
    };

    it('returns an export as it was accepted, to its project only', async () => {
      const one = await accept();

      expect(await store.find('project', one.id)).toEqual(one);
      expect(await store.findById(one.id)).toEqual(one);
      expect(await store.find('other', one.id)).toBeNull();
      expect(await store.find('project', 'a\0')).toBeNull();
    });

    it('writes a file piece by piece, and goes on behind the last one', async () => {
      const { id } = await accept();
      expect(await store.hasUnfinished()).toBe(true);

      expect(await grow(await claim(), 'one\n', 1)).toBe(true);
      const second = await claim();
      expect(second.place).toEqual({ code: 'A', createdAt: 7 });
      expect(await grow(second, '', 0)).toBe(true);
      const last = await claim();
      await inside(async (tx) => {
        await store.grow(tx, last, { content: 'two\n', rows: 2, place: null, nowMs: 1 });
        expect(await store.end(tx, last, DONE)).toBe(true);
      });

      expect(await store.find('project', id)).toMatchObject({
        ...{ status: 'DONE', rowCount: 3, chunkCount: 2, availableTill: 1_000, error: null },
      });
      expect([
        await store.chunk(id, 0),
        await store.chunk(id, 1),
        await store.chunk(id, 2),
      ]).toEqual(['one\n', 'two\n', null]);
      expect(await store.hasUnfinished()).toBe(false);
      expect(await claimable()).toBeNull();
    });

    it('gives an export to one at a time, until the lease has ended', async () => {
      await accept();
      const first = await claim();
      expect(await claimable()).toBeNull();

      await inside((tx) => store.release(tx, first, true));
      await claim(-TTL_MS);
      const second = await claim();

      expect(second.fencingToken).toBe(first.fencingToken + 2);
    });

    it('refuses whoever was taken over, and writes nothing', async () => {
      const { id } = await accept();
      const lost = await claim();
      await inside((tx) => store.releaseAll(tx));
      const held = await claim();

      expect(await grow(lost)).toBe(false);
      expect(await end(lost)).toBe(false);
      await inside((tx) => store.release(tx, lost, true));

      expect(await store.chunk(id, 0)).toBeNull();
      expect(await claimable()).toBeNull();
      expect(await grow(held)).toBe(true);
    });

    it('refuses whoever writes at an export that was deleted', async () => {
      const { id } = await accept();
      const held = await claim();
      expect(await inside((tx) => store.remove(tx, id))).toBe(true);

      expect(await grow(held)).toBe(false);
      expect(await end(held)).toBe(false);
      expect(await store.chunk(id, 0)).toBeNull();
      expect(await inside((tx) => store.remove(tx, id))).toBe(false);
    });

    it('takes the oldest of each project, and projects by turns', async () => {
      const first = await accept({ projectId: 'busy' });
      await accept({ projectId: 'busy' });
      const other = await accept({ projectId: 'other' });

      const turns: string[] = [];
      for (let go = 0; go < 4; go += 1) {
        const one = await claim();
        turns.push(one.export.id);
        await grow(one);
      }

      expect(turns).toEqual([first.id, other.id, first.id, other.id]);
      const both = [await claim(), await claim()];
      expect(both.map((one) => one.export.id)).toEqual([first.id, other.id]);
      expect(await claimable()).toBeNull();
    });

    it('counts how often an export was taken up since it last got on', async () => {
      await accept();
      const first = await claim();
      await inside((tx) => store.release(tx, first, true));
      const second = await claim();
      await inside((tx) => store.release(tx, second, false));
      const third = await claim();
      await grow(third);
      const fourth = await claim();

      expect([first, second, third, fourth].map(({ attempts }) => attempts)).toEqual([1, 2, 2, 1]);
    });

    it('counts the unfinished ones of a project', async () => {
      await accept();
      await accept();
      await accept({ projectId: 'other' });
      const unfinished = () => inside((tx) => store.countUnfinished(tx, 'project'));
      expect(await unfinished()).toBe(2);
      expect(await store.backlog()).toEqual({ waiting: 3, running: 0 });

      const one = await claim();
      expect(await store.backlog()).toEqual({ waiting: 2, running: 1 });
      await end(one);

      expect(await unfinished()).toBe(1);
      expect(await store.backlog()).toEqual({ waiting: 2, running: 0 });
    });

    it('counts the bytes of a file for its project, until it is deleted or has failed', async () => {
      const one = await accept();
      const before = await storedBytes();
      expect(before).toBeGreaterThan(0);
      await grow(await claim(), 'é\n', 1);
      expect(await storedBytes()).toBe(before + 3);

      await end(await claim(), ERROR);
      expect(await storedBytes()).toBe(0);

      const second = await accept();
      await grow(await claim(), 'é\n', 1);
      await inside((tx) => store.remove(tx, second.id));
      expect(await storedBytes()).toBe(0);
      expect(await store.find('project', one.id)).toMatchObject({ status: 'ERROR', rowCount: 0 });
    });

    it('finds exports whose time is over, and what is left of deleted and failed ones', async () => {
      const done = await accept();
      await grow(await claim());
      await end(await claim());
      const failed = await accept();
      await grow(await claim());
      await end(await claim(), ERROR);
      const deleted = await accept();
      await grow(await claim());
      await inside((tx) => store.remove(tx, deleted.id));

      expect(await store.expired(1_000, 10)).toEqual([]);
      expect((await store.expired(1_001, 10)).sort()).toEqual([done.id, failed.id].sort());
      expect(await store.expired(1_001, 1)).toHaveLength(1);
      expect((await store.leftovers(10)).sort()).toEqual([failed.id, deleted.id].sort());
    });

    it('deletes a file in several goes', async () => {
      const { id } = await accept();
      for (let piece = 0; piece < 17; piece += 1) await grow(await claim());

      expect(await inside((tx) => store.deleteChunks(tx, id))).toBe(true);
      expect(await inside((tx) => store.deleteChunks(tx, id))).toBe(false);
      expect(await store.chunk(id, 16)).toBeNull();
    });

    it('lists a page of a project in each order, and counts all', async () => {
      const [one, two, three] = [await accept(), await accept(), await accept()];
      await accept({ projectId: 'other' });
      await end(await claim());
      const idsOf = async (by: 'createdAt' | 'status', isDescending: boolean, skip = 0) => {
        const page = await store.list('project', { limit: 2, skip, by, isDescending });
        expect(page.total).toBe(3);
        return page.exports.map(({ id }) => id);
      };

      expect(await idsOf('createdAt', false)).toEqual([one.id, two.id]);
      expect(await idsOf('createdAt', true)).toEqual([three.id, two.id]);
      expect(await idsOf('createdAt', true, 2)).toEqual([one.id]);
      expect(await idsOf('status', false)).toEqual([one.id, two.id]);
      expect(await idsOf('status', true)).toEqual([three.id, two.id]);
    });
  });
}
