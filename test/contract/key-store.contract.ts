import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TypeormKeyStore } from '../../src/auth/storage/typeorm-key-store.js';
import type { ApiKey } from '../../src/auth/storage/key-store.js';
import type { Transaction } from '../../src/database/transaction.js';
import { pause } from '../support/eventually.js';
import { countStatements, type OpenDatabase } from '../support/databases/open-database.js';

let made = 0;

function aKey(fields: Partial<ApiKey> = {}): ApiKey {
  made += 1;
  return {
    appId: `app-${made}`,
    projectId: 'p',
    name: 'A key',
    tokenSha256: 'hash',
    scopes: ['api'],
    allowedIps: [],
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
    ...fields,
  };
}

/** What the key store promises on every database. */
export function keyStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the key store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormKeyStore;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormKeyStore(opened.database);
    });

    afterEach(() => opened.dispose());

    function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      return opened.database.transactions.run(work);
    }

    function insertKey(key: ApiKey, nowMs = 1): Promise<void> {
      return inTransaction((tx) => store.insertKey(tx, key, nowMs));
    }

    it('finds a key as it was added, also inside the transaction that added it', async () => {
      const key = aKey({ allowedIps: ['10.0.0.0/8', '::1'], expiresAt: 5 });
      await inTransaction(async (tx) => {
        await store.insertKey(tx, key, 1);
        expect(await store.lockKey(tx, key.appId)).toMatchObject(key);
      });
      expect(await store.findKey(key.appId)).toMatchObject(key);
      expect(await store.findKey(key.appId.toUpperCase())).toBeNull();
    });

    it('finds nothing by a text with U+0000', async () => {
      const { appId } = aKey();
      await insertKey(aKey({ appId }));
      expect(await store.findKey(`${appId}\0`)).toBeNull();
      expect(await inTransaction((tx) => store.lockKey(tx, `${appId}\0`))).toBeNull();
      expect(await store.findProject('\0')).toBeNull();
    });

    it('lists projects and keys in the order in which they were made', async () => {
      await inTransaction((tx) => store.insertProject(tx, { id: 'b', name: 'second' }, 2));
      await inTransaction((tx) => store.insertProject(tx, { id: 'a', name: 'third' }, 2 ** 40));
      await inTransaction((tx) => store.insertProject(tx, { id: 'c', name: 'first' }, 1));
      for (const [index, appId] of ['z', 'A', 'a'].entries())
        await insertKey(aKey({ appId }), index);

      expect((await store.listProjects()).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
      expect(await store.findProject('a')).toMatchObject({ id: 'a', name: 'third' });
      expect(await store.findProject('A')).toBeNull();
      expect((await store.listKeys('p')).map(({ appId }) => appId)).toEqual(['z', 'A', 'a']);
      expect(await inTransaction((tx) => store.firstProjectId(tx))).toBe('c');
    });

    it('lets one of many that start at the same time make the first project', async () => {
      const start = (id: string) =>
        inTransaction(async (tx) => {
          if ((await store.firstProjectId(tx)) !== null) return;
          await store.insertProject(tx, { id, name: id }, 1);
        });
      await Promise.all(['a', 'b', 'c', 'd'].map(start));
      expect(await store.listProjects()).toHaveLength(1);
    });

    it('changes one key', async () => {
      const [first, second] = [aKey(), aKey()];
      await insertKey(first);
      await insertKey(second);
      await inTransaction((tx) => store.updateKey(tx, first.appId, { revokedAt: 9 }));
      expect(await store.findKey(first.appId)).toMatchObject({ revokedAt: 9 });
      expect(await store.findKey(second.appId)).toMatchObject({ revokedAt: null });
    });

    it('lets one of many that find a key unrevoked revoke it', async () => {
      const { appId } = aKey();
      await insertKey(aKey({ appId }));
      const revoke = (nowMs: number) =>
        inTransaction(async (tx) => {
          if ((await store.lockKey(tx, appId))?.revokedAt !== null) return false;
          await pause(50);
          await store.updateKey(tx, appId, { revokedAt: nowMs });
          return true;
        });
      const revoked = await Promise.all([1, 2, 3, 4].map(revoke));
      expect(revoked.filter(Boolean)).toHaveLength(1);
    });

    it('notes the last use of many keys in one statement, unknown ones not', async () => {
      const [first, second] = [aKey(), aKey()];
      await insertKey(first);
      await insertKey(second);
      const uses = [
        [second.appId, 1_700_000_000_001],
        ['unknown', 1],
      ] as const;
      const count = await countStatements(opened.database, (tx) => store.markUsed(tx, uses));
      expect(count).toBe(1);
      expect(await store.findKey(first.appId)).toMatchObject({ lastUsedAt: null });
      expect(await store.findKey(second.appId)).toMatchObject({ lastUsedAt: 1_700_000_000_001 });
    });
  });
}
