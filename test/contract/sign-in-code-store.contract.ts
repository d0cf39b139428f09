import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SignInCode } from '../../src/auth/sign-in-codes/sign-in-code.js';
import { TypeormSignInCodeStore } from '../../src/auth/sign-in-codes/storage/typeorm-sign-in-code-store.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const NOW = 1_700_000_000_000;
let made = 0;

function aCode(fields: Partial<SignInCode> = {}): SignInCode {
  made += 1;
  return { codeSha256: `hash-${made}`, appId: 'app', expiresAt: NOW + 1_000, ...fields };
}

/** What the store of sign-in codes promises on every database. */
export function signInCodeStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the sign-in code store contract: ${name}`, () => {
    let opened: OpenDatabase;
    const store = new TypeormSignInCodeStore();

    beforeEach(async () => {
      opened = await open();
    });

    afterEach(() => opened.dispose());

    const insert = (code: SignInCode) =>
      opened.database.transactions.run((tx) => store.insert(tx, code, NOW));
    const take = ({ codeSha256 }: SignInCode, nowMs = NOW) =>
      opened.database.transactions.run((tx) => store.take(tx, codeSha256, nowMs));

    it('gives a code away once', async () => {
      const [code, other] = [aCode({ appId: 'till' }), aCode()];
      await insert(code);
      await insert(other);

      expect([await take(code), await take(code)]).toEqual(['till', null]);
      expect(await take(other)).toBe('app');
    });

    it('gives a code to one of those who ask at the same time', async () => {
      const code = aCode();
      await insert(code);
      const taken = await Promise.all(Array.from({ length: 8 }, () => take(code)));

      expect(taken.filter((appId) => appId !== null)).toEqual(['app']);
    });

    it('keeps a code whose taking was rolled back', async () => {
      const code = aCode();
      await insert(code);
      const failing = opened.database.transactions.run(async (tx) => {
        await store.take(tx, code.codeSha256, NOW);
        throw new Error('refused');
      });
      await expect(failing).rejects.toThrow('refused');

      expect(await take(code)).toBe('app');
    });

    it('gives nothing for an unknown code, or at the end of its life', async () => {
      const code = aCode({ expiresAt: NOW + 1 });
      await insert(code);

      expect([await take(aCode()), await take(code, NOW + 1)]).toEqual([null, null]);
      expect(await take(code, NOW)).toBe('app');
    });

    it('deletes those that have expired and no other', async () => {
      const [expired, live] = [aCode({ expiresAt: NOW }), aCode({ expiresAt: NOW + 1 })];
      await insert(expired);
      await insert(live);
      await opened.database.transactions.run((tx) => store.deleteExpired(tx, NOW));

      expect([await take(expired, NOW - 1), await take(live)]).toEqual([null, 'app']);
    });
  });
}
