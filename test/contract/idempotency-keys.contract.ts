import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IdempotencyService } from '../../src/async-actions/admission/idempotency.service.js';
import { TypeormActionStore } from '../../src/async-actions/storage/typeorm-action-store.js';
import type { Settings } from '../../src/config/settings.js';
import type { Transaction } from '../../src/database/transaction.js';
import { aNewAction } from '../factories/actions.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'proj_a';
const KEPT_HOURS = 24;
const MINUTE_MS = 60_000;
const KEPT_MS = KEPT_HOURS * 60 * MINUTE_MS;
const request = { key: 'key', route: 'POST /v1/vouchers/bulk/async', bodySha256: 'ab' };

/** For how long a key is known, on every database. */
export function idempotencyKeysContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the idempotency keys contract: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormActionStore;
    let keys: IdempotencyService;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormActionStore(opened.database);
      const settings = { idempotencyRetentionHours: KEPT_HOURS } as Settings;
      keys = new IdempotencyService(settings, store);
    });

    afterEach(() => opened.dispose());

    const inTransaction = <T>(work: (tx: Transaction) => Promise<T>) =>
      opened.database.transactions.run(work);

    async function accept(ageMs: number): Promise<string> {
      const createdAt = Date.now() - ageMs;
      const action = aNewAction({ projectId: PROJECT, createdAt, idempotency: request });
      await inTransaction((tx) => store.insert(tx, action));
      return action.id;
    }

    const replayOf = () => inTransaction((tx) => keys.replayOf(tx, PROJECT, request));

    it('are known until their last minute', async () => {
      const id = await accept(KEPT_MS - MINUTE_MS);
      expect(await keys.isKnown(PROJECT, request.key)).toBe(true);
      expect(await replayOf()).toBe(id);
    });

    it('are free again after their time', async () => {
      await accept(KEPT_MS + MINUTE_MS);
      expect(await keys.isKnown(PROJECT, request.key)).toBe(false);
      expect(await replayOf()).toBeNull();
      const next = await accept(0);
      expect(await replayOf()).toBe(next);
    });
  });
}
