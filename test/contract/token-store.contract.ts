import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccessToken } from '../../src/auth/oauth/access-token.js';
import { TypeormTokenStore } from '../../src/auth/oauth/storage/typeorm-token-store.js';
import type { Transaction } from '../../src/database/transaction.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const NOW = 1_700_000_000_000;
let made = 0;

function aToken(fields: Partial<AccessToken> = {}): AccessToken {
  made += 1;
  const tokenSha256 = `hash-${made}`;
  return {
    tokenSha256,
    projectId: 'p',
    appId: 'app',
    scopes: ['api'],
    expiresAt: NOW + 1_000,
    ...fields,
  };
}

/** What the token store promises on every database. */
export function tokenStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the token store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormTokenStore;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormTokenStore(opened.database);
    });

    afterEach(() => opened.dispose());

    function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      return opened.database.transactions.run(work);
    }

    function insert(token: AccessToken): Promise<void> {
      return inTransaction((tx) => store.insert(tx, token, NOW));
    }

    it('finds a token until its end', async () => {
      const token = aToken({ expiresAt: NOW + 1 });
      await insert(token);
      expect(await store.findLive(token.tokenSha256, NOW)).toMatchObject(token);
      expect(await store.findLive(token.tokenSha256, NOW + 1)).toBeNull();
    });

    it('counts and deletes tokens of one project', async () => {
      const [live, expired, other] = [
        aToken(),
        aToken({ expiresAt: NOW }),
        aToken({ projectId: 'q' }),
      ];
      for (const token of [live, expired, other]) await insert(token);
      const count = () => inTransaction((tx) => store.countLive(tx, 'p', NOW));

      expect(await count()).toBe(1);
      await inTransaction((tx) => store.deleteExpired(tx, 'p', NOW));
      expect(await store.findLive(expired.tokenSha256, NOW - 1)).toBeNull();
      expect(await inTransaction((tx) => store.delete(tx, 'p', other.tokenSha256))).toBe(false);
      expect(await inTransaction((tx) => store.delete(tx, 'p', live.tokenSha256))).toBe(true);
      expect(await count()).toBe(0);
      expect(await store.findLive(other.tokenSha256, NOW)).not.toBeNull();
    });

    it('lets no more tokens be added than a count allows, by any number at the same time', async () => {
      const addIfFew = () =>
        inTransaction(async (tx) => {
          if ((await store.countLive(tx, 'p', NOW)) >= 3) return;
          await store.insert(tx, aToken(), NOW);
        });
      await Promise.all(Array.from({ length: 12 }, addIfFew));
      expect(await inTransaction((tx) => store.countLive(tx, 'p', NOW))).toBe(3);
    });
  });
}
