import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AsyncAction } from '../../src/async-actions/async-action.js';
import type { ReadyChunk } from '../../src/async-actions/runner/chunk-feed.js';
import { LeaseLostError } from '../../src/async-actions/runner/lease-holder.js';
import { codeOf } from '../factories/bulk-items.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { NotedDurability } from '../support/databases/noted-durability.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { feedOf } from '../support/runner/run-chunks.js';

const PROJECT = 'p';
/** Patches whose repetition shows: applied again they go back and forth. */
const BACK_AND_FORTH = [1, 2].map((a) => ({ code: codeOf(0), metadata: { a } }));
/** More rows of one code than one chunk takes. */
const LONG_CODE_ROWS = 8_000;

/** What holds of a chunk whatever happens to its worker, on every database. */
export function chunkTransactionsContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the transaction of a chunk: ${name}`, () => {
    let service: BulkUpdates;
    let noted: NotedDurability;

    beforeEach(async () => {
      service = await openBulkUpdates(open, undefined, (transactions) => {
        noted = new NotedDurability(transactions);
        return noted;
      });
      await service.addVouchers(PROJECT, 1);
    });

    afterEach(() => service.dispose());

    const voucher = () => service.vouchers.find(PROJECT, codeOf(0));
    async function nextOf(action: AsyncAction): Promise<ReadyChunk> {
      const ready = await feedOf(service, action).next();
      if (ready === null) throw new Error('No chunk is left');
      return ready;
    }

    it('changes nothing a second time: vouchers and checkpoint are undone together', async () => {
      await service.submit(PROJECT, BACK_AND_FORTH);
      const { head: action, lease } = await service.acquire(PROJECT);
      const ready = await nextOf(action);
      await service.runner.run(lease, action, ready);
      await expect(service.runner.run(lease, action, ready)).rejects.toThrow(/processed before/);

      expect(await voucher()).toMatchObject({ metadata: '{"a":2}', revision: 2 });
      expect(await service.headOf(PROJECT)).toMatchObject({ doneCount: 2, failedCount: 0 });
    });

    it('is refused to a worker whose lease another one has taken over', async () => {
      await service.submit(PROJECT, BACK_AND_FORTH);
      const { head: action, lease } = await service.acquire(PROJECT);
      const ready = await nextOf(action);
      await service.holder.release(lease);
      await service.acquire(PROJECT);

      await expect(service.runner.run(lease, action, ready)).rejects.toThrow(LeaseLostError);
      await expect(service.finisher.fail(lease, action, 'late')).rejects.toThrow(LeaseLostError);
      expect(await voucher()).toMatchObject({ metadata: '{}', revision: 0 });
      expect(await service.headOf(PROJECT)).toMatchObject({ status: 'ENQUEUED', doneCount: 0 });
    });

    it('sees what the chunk before it did to a code that goes on in it', async () => {
      const steps = Array.from({ length: LONG_CODE_ROWS }, (_, n) => n + 1);
      const back = [...steps, 0].map((a) => ({ code: codeOf(0), metadata: { a } }));
      await service.submit(PROJECT, [{ code: codeOf(0), metadata: { a: 0 } }]);
      await service.submit(PROJECT, back);
      await service.workOff(PROJECT);

      expect(await service.headOf(PROJECT)).toBeNull();
      expect(await voucher()).toMatchObject({ metadata: '{"a":0}', revision: LONG_CODE_ROWS + 2 });
    });

    it('may be deferred, and the end of its action may not', async () => {
      await service.submit(PROJECT, BACK_AND_FORTH);
      const { head: action, lease } = await service.acquire(PROJECT);
      const committed = await service.runner.run(lease, action, await nextOf(action));
      expect(noted.last).toBe('deferred');
      await service.finisher.finish(lease, committed);
      expect(noted.last).toBe('immediate');
    });
  });
}
