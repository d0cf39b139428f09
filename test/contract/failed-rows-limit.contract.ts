import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AsyncAction } from '../../src/async-actions/async-action.js';
import type { BulkOptions } from '../../src/async-actions/options/bulk-option.js';
import { ActionStoppedError } from '../../src/async-actions/runner/action-stopped-error.js';
import type { Lease } from '../../src/async-actions/storage/lease-store.js';
import { itemsFor } from '../factories/bulk-items.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'p';
/** What one chunk holds of the rows that {@link itemsFor} makes. */
const CHUNK = 2_000;
const ROWS = 3 * CHUNK;

/** When the runner stops an action of which rows fail, on every database. */
export function failedRowsLimitContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`an action that is to stop when too many rows fail: ${name}`, () => {
    let service: BulkUpdates;

    beforeEach(async () => {
      service = await openBulkUpdates(open);
    });

    afterEach(() => service.dispose());

    /** All of its rows behind the first `known` ones fail. */
    async function submit(known: number, options: BulkOptions, rows = ROWS): Promise<string> {
      if (known > 0) await service.addVouchers(PROJECT, known);
      return service.submit(PROJECT, itemsFor(rows), { options });
    }
    /** Runs the next chunk of the first action, and nothing behind it. */
    async function runChunk(): Promise<{ lease: Lease; action: AsyncAction }> {
      const { lease, head } = await service.acquire(PROJECT);
      const chunk = await service.chunks.nextPending(head.id);
      if (chunk === null) throw new Error('Nothing to do');
      const prepared = await service.runner.prepare(head, chunk);
      const action = await service.runner.run(lease, head, { chunk, preparation: { prepared } });
      return { lease, action };
    }
    const work = () => service.workOff(PROJECT);
    const find = (id: string) => service.actions.find(PROJECT, id);

    it('ends before the next chunk, and the one behind it begins', async () => {
      const id = await submit(CHUNK - 3, { on_error: 'stop', max_failed_rows: 2 });
      const next = await service.submit(PROJECT, itemsFor(1));
      await work();

      expect(await find(id)).toMatchObject({
        status: 'FAILED',
        operationStatus: 'FAILED',
        doneCount: CHUNK - 3,
        failedCount: 3,
        totalCount: ROWS,
        error: 'The job was stopped because more than 2 rows failed',
      });
      expect((await find(id))?.firstFailures).toHaveLength(3);
      expect(await find(next)).toMatchObject({ status: 'DONE', operationStatus: 'SUCCESS' });
    });

    it.each([
      ['as many fail as may', { on_error: 'stop', max_failed_rows: ROWS - CHUNK }],
      ['no number of them is too many', { on_error: 'continue' }],
    ])('comes to its end where %s', async (_, options) => {
      const id = await submit(CHUNK, options);
      await work();

      expect(await find(id)).toMatchObject({
        status: 'DONE',
        operationStatus: 'FAILED',
        failedCount: ROWS - CHUNK,
        error: null,
      });
    });

    it('comes to its end where the rows fail in its last chunk', async () => {
      const id = await submit(CHUNK, { on_error: 'stop' }, 2 * CHUNK);
      await work();

      expect(await find(id)).toMatchObject({ status: 'DONE', failedCount: CHUNK, error: null });
    });

    it('ends without another chunk when a worker takes over behind the chunk that was too much', async () => {
      const id = await submit(0, { on_error: 'stop', max_failed_rows: 1 });
      const { lease } = await runChunk();
      await service.holder.release(lease);
      await work();

      expect(await find(id)).toMatchObject({
        status: 'FAILED',
        failedCount: CHUNK,
        error: 'The job was stopped because more than 1 row failed',
      });
    });

    it('is not ended for failed rows that the database has lost', async () => {
      const id = await submit(0, { on_error: 'stop' });
      const { lease, head } = await service.acquire(PROJECT);

      await expect(service.finisher.stop(lease, { ...head, failedCount: CHUNK })).rejects.toThrow(
        `Failed rows of ${id} are not stored`,
      );
      expect(await find(id)).toMatchObject({ status: 'ENQUEUED', finishedAt: null });
    });

    it('stays unfinished when it was paused behind the chunk that was too much', async () => {
      const id = await submit(0, { on_error: 'stop' });
      const { lease, action } = await runChunk();
      const pause = (pausedAt: number | null) =>
        service.transactions.run((tx) => service.actions.pause(tx, id, pausedAt));
      await pause(Date.now());

      await expect(service.finisher.stop(lease, action)).rejects.toThrow(ActionStoppedError);
      expect(await find(id)).toMatchObject({ finishedAt: null, error: null });
      await pause(null);
      await service.holder.release(lease);
      await work();
      expect(await find(id)).toMatchObject({
        status: 'FAILED',
        failedCount: CHUNK,
        error: 'The job was stopped because more than 0 rows failed',
      });
    });
  });
}
