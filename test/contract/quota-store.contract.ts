import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TypeormActionStore } from '../../src/async-actions/storage/typeorm-action-store.js';
import { TypeormChunkStore } from '../../src/async-actions/storage/typeorm-chunk-store.js';
import { DEFAULT_LIMITS } from '../../src/quotas/quota.js';
import { TypeormQuotaStore } from '../../src/quotas/storage/typeorm-quota-store.js';
import { aNewAction, anEnd } from '../factories/actions.js';
import { aChunk } from '../factories/chunks.js';
import { countStatements, type OpenDatabase } from '../support/databases/open-database.js';

/** What every adapter of the quota store does, with the triggers behind it. */
export function quotaStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the quota store on ${name}`, () => {
    let opened: OpenDatabase;
    let quotas: TypeormQuotaStore;
    let actions: TypeormActionStore;
    let chunks: TypeormChunkStore;

    beforeAll(async () => {
      opened = await open();
      quotas = new TypeormQuotaStore(opened.database);
      actions = new TypeormActionStore(opened.database);
      chunks = new TypeormChunkStore(opened.database);
    });

    afterAll(() => opened.dispose());

    const inside: OpenDatabase['database']['transactions']['run'] = (work) =>
      opened.database.transactions.run(work);
    const quotaOf = (projectId: string) => inside((tx) => quotas.read(tx, projectId));

    const accept = (projectId: string, storedBytes: number) =>
      inside(async (tx) => {
        const action = aNewAction({ projectId, storedBytes });
        await actions.insert(tx, action);
        await chunks.insert(tx, action.id, [aChunk([1, 'a', { text: 'x'.repeat(500) }])]);
        return action.id;
      });

    it('has the default limits for a project that never did anything', async () => {
      const nothing = { unfinishedActions: 0, storedBytes: 0 };

      expect(await quotaOf('idle')).toEqual({ ...nothing, ...DEFAULT_LIMITS });
    });

    it('counts what is accepted, measures it at its end, and forgets what is deleted', async () => {
      const first = await accept('busy', 7_000);
      await accept('busy', 5_000);
      await accept('other', 1);
      expect(await quotaOf('busy')).toMatchObject({ unfinishedActions: 2, storedBytes: 12_000 });

      await inside((tx) => actions.end(tx, first, anEnd()));
      const ended = await quotaOf('busy');
      expect(ended.unfinishedActions).toBe(1);
      expect(ended.storedBytes).toBeGreaterThan(5_000);
      expect(ended.storedBytes).toBeLessThan(7_000);

      await inside((tx) => chunks.deleteAll(tx, first));
      expect(await quotaOf('busy')).toMatchObject({ unfinishedActions: 1, storedBytes: 5_000 });
      expect(await quotaOf('other')).toMatchObject({ unfinishedActions: 1, storedBytes: 1 });
    });

    it('counts nothing of a transaction that is taken back', async () => {
      const lost = inside(async (tx) => {
        await actions.insert(tx, aNewAction({ projectId: 'lost', storedBytes: 9 }));
        throw new Error('Taken back');
      });

      await expect(lost).rejects.toThrow('Taken back');
      expect(await quotaOf('lost')).toMatchObject({ unfinishedActions: 0, storedBytes: 0 });
    });

    it('changes the limits that are named, before and after the first request', async () => {
      await inside((tx) => quotas.change(tx, 'limited', { maxUnfinishedActions: 3 }));
      await accept('limited', 10);
      await inside((tx) => quotas.change(tx, 'limited', { maxStoredBytes: 2 ** 40 }));
      await inside((tx) => quotas.change(tx, 'limited', {}));
      expect(await quotaOf('limited')).toEqual({
        unfinishedActions: 1,
        storedBytes: 10,
        maxUnfinishedActions: 3,
        maxStoredBytes: 2 ** 40,
      });

      await inside((tx) => quotas.change(tx, 'limited', { maxUnfinishedActions: null }));
      expect(await quotaOf('limited')).toMatchObject({
        maxUnfinishedActions: DEFAULT_LIMITS.maxUnfinishedActions,
        maxStoredBytes: 2 ** 40,
      });
    });

    it('is read with one statement, whatever the project has', async () => {
      for (let count = 0; count < 30; count += 1) await accept('many', 1);

      expect(await countStatements(opened.database, (tx) => quotas.read(tx, 'many'))).toBe(1);
    });

    it('names the projects that store the most, and the others as one', async () => {
      await accept('huge', 1_000_000);
      await accept('large', 900_000);

      const [huge, large, others] = (await quotas.largest(2)).sort(
        (one, other) => other.storedBytes - one.storedBytes,
      );
      expect(huge).toEqual({ projectId: 'huge', storedBytes: 1_000_000 });
      expect(large).toEqual({ projectId: 'large', storedBytes: 900_000 });
      expect(others?.projectId).toBeNull();
      expect(others?.storedBytes).toBeGreaterThan(0);
    });
  });
}
