import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TypeormActionStore } from '../../src/async-actions/storage/typeorm-action-store.js';
import { TypeormLeaseStore } from '../../src/async-actions/storage/typeorm-lease-store.js';
import type { Lease, LeaseState } from '../../src/async-actions/storage/lease-store.js';
import { ProjectLeaseEntity } from '../../src/database/entities/project-lease.entity.js';
import { managerOf } from '../../src/database/typeorm-transaction.js';
import { aNewAction, anEnd } from '../factories/actions.js';
import { eventually } from '../support/eventually.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const LONG_MS = 60_000;
const SHORT_MS = 1;

/** What the lease store promises on every database. */
export function leaseStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the lease store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let leases: TypeormLeaseStore;
    let actions: TypeormActionStore;

    beforeEach(async () => {
      opened = await open();
      leases = new TypeormLeaseStore(opened.database);
      actions = new TypeormActionStore(opened.database);
    });

    afterEach(() => opened.dispose());

    function acquire(owner: string, ttlMs = LONG_MS, projectId = 'p1'): Promise<Lease | null> {
      return opened.database.transactions.run((tx) => leases.acquire(tx, projectId, owner, ttlMs));
    }

    async function acquired(owner: string, ttlMs = LONG_MS): Promise<Lease> {
      let lease: Lease | null = null;
      await eventually(`${owner} has it`, async () => {
        lease = await acquire(owner, ttlMs);
        return lease !== null;
      });
      return lease as unknown as Lease;
    }

    function renew(lease: Lease): Promise<LeaseState> {
      return opened.database.transactions.run((tx) => leases.renew(tx, lease, LONG_MS));
    }

    function release(lease: Lease): Promise<void> {
      return opened.database.transactions.run((tx) => leases.release(tx, lease));
    }

    /** To a clock that has stepped back by an hour, what was stored before it lies an hour further ahead. */
    function stepBack(): Promise<unknown> {
      return opened.database.transactions.run((tx) =>
        managerOf(tx).increment(ProjectLeaseEntity, { projectId: 'p1' }, 'expiresAt', 3_600_000),
      );
    }

    it('gives a lease to the first who asks and to nobody else, himself included', async () => {
      expect(await acquire('first')).toEqual({ projectId: 'p1', fencingToken: 1 });
      expect(await acquire('second')).toBeNull();
      expect(await acquire('first')).toBeNull();
    });

    it('gives each project a lease of its own', async () => {
      await acquire('first');
      expect(await acquire('second', LONG_MS, 'p2')).toEqual({ projectId: 'p2', fencingToken: 1 });
    });

    it('gives a released lease to the next one, with a higher token', async () => {
      await release(await acquired('first'));
      expect(await acquire('second')).toEqual({ projectId: 'p1', fencingToken: 2 });
    });

    it('gives an expired lease to the next one, with a higher token', async () => {
      const old = await acquired('first', SHORT_MS);
      expect((await acquired('second')).fencingToken).toBe(old.fencingToken + 1);
    });

    it('gives a lease to the next one that ends further ahead than it may, as after a clock stepped back', async () => {
      const old = await acquired('first');
      await stepBack();
      expect(await acquire('second')).toEqual({ projectId: 'p1', fencingToken: 2 });
      expect(await renew(old)).toBe('lost');
      expect(await acquire('third')).toBeNull();
    });

    it('names a project with work whose lease ends further ahead than it may', async () => {
      const action = aNewAction({ projectId: 'p1' });
      await opened.database.transactions.run((tx) => actions.insert(tx, action));
      const lease = await acquired('first');
      await stepBack();
      expect(await leases.idleProjectsWithWork(LONG_MS)).toEqual(['p1']);
      expect(await renew(lease)).toBe('ours');
      expect(await leases.idleProjectsWithWork(LONG_MS)).toEqual([]);
    });

    it('renews the lease of its holder, so that nobody takes over', async () => {
      const lease = await acquired('first', SHORT_MS);
      expect(await renew(lease)).toBe('ours');
      expect(await acquire('second')).toBeNull();
    });

    it('refuses a token once someone has taken over', async () => {
      const old = await acquired('first', SHORT_MS);
      const current = await acquired('second');
      expect(await renew(old)).toBe('lost');
      expect(await renew(current)).toBe('ours');
    });

    it('lets a former holder release nothing', async () => {
      const old = await acquired('first', SHORT_MS);
      await acquired('second');
      await release(old);
      expect(await acquire('third')).toBeNull();
    });

    it('gives a lease to one of many who ask at the same time', async () => {
      const owners = Array.from({ length: 20 }, (_, i) => `owner${i}`);
      const taken = await Promise.all(owners.map((owner) => acquire(owner)));
      expect(taken.filter((lease) => lease !== null)).toHaveLength(1);
    });

    it('frees every lease at once and keeps the tokens rising', async () => {
      await acquire('first');
      await acquire('first', LONG_MS, 'p2');
      await opened.database.transactions.run((tx) => leases.releaseAll(tx));
      expect(await acquire('second')).toEqual({ projectId: 'p1', fencingToken: 2 });
      expect(await acquire('second', LONG_MS, 'p2')).toEqual({ projectId: 'p2', fencingToken: 2 });
    });

    const pauseQueue = (pausedAt: number | null, projectId = 'p1') =>
      opened.database.transactions.run((tx) => leases.pauseQueue(tx, projectId, pausedAt));
    const pausedSince = () =>
      opened.database.transactions.run((tx) => leases.pausedSince(tx, 'p1'));

    it('gives no lease on a paused project queue, and lets its holder write nothing more', async () => {
      const lease = await acquired('first');
      expect(await pauseQueue(1_000)).toBe(true);
      expect(await renew(lease)).toBe('paused');
      await release(lease);
      expect(await acquire('second')).toBeNull();

      expect(await pauseQueue(null)).toBe(true);
      expect((await acquired('second')).fencingToken).toBe(2);
    });

    it('keeps the moment of the first pause, and pauses a project queue that nobody has worked on', async () => {
      expect(await pauseQueue(1_000)).toBe(true);
      expect(await pauseQueue(2_000)).toBe(false);
      expect(await pausedSince()).toBe(1_000);
      expect(await pauseQueue(null)).toBe(true);
      expect(await pauseQueue(null)).toBe(false);
      expect(await pausedSince()).toBeNull();
    });

    it('names no project whose queue is paused, or whose first action is', async () => {
      const ids: string[] = [];
      await opened.database.transactions.run(async (tx) => {
        for (const projectId of ['p1', 'p2', 'p2', 'p3', 'p3']) {
          const action = aNewAction({ projectId });
          await actions.insert(tx, action);
          ids.push(action.id);
        }
      });
      const pause = (id: string | undefined, pausedAt: number | null) =>
        opened.database.transactions.run((tx) => actions.pause(tx, id ?? '', pausedAt));
      await pauseQueue(1_000);
      await pause(ids[1], 1_000);
      await pause(ids[4], 1_000);
      expect(await leases.idleProjectsWithWork(LONG_MS)).toEqual(['p3']);

      await opened.database.transactions.run((tx) =>
        actions.requestCancel(tx, ids[1] ?? '', 2_000),
      );
      expect((await leases.idleProjectsWithWork(LONG_MS)).sort()).toEqual(['p2', 'p3']);
    });

    it('names the projects with unfinished actions and no live lease, each once', async () => {
      const finished = aNewAction({ projectId: 'finished' });
      await opened.database.transactions.run(async (tx) => {
        for (const projectId of ['idle', 'idle', 'p1']) {
          await actions.insert(tx, aNewAction({ projectId }));
        }
        await actions.insert(tx, finished);
        await actions.end(tx, finished.id, anEnd());
      });
      const lease = await acquired('first');
      expect(await leases.idleProjectsWithWork(LONG_MS)).toEqual(['idle']);
      await release(lease);
      expect((await leases.idleProjectsWithWork(LONG_MS)).sort()).toEqual(['idle', 'p1']);
    });
  });
}
