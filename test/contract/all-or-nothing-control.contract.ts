import { Logger } from '@nestjs/common';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import type { BulkOptions } from '../../src/async-actions/options/bulk-option.js';
import { BULK_UPDATE } from '../../src/vouchers/operations/bulk-update/bulk-update.operation.js';
import { UNDO } from '../../src/vouchers/operations/undo/undo-rule.js';
import { codeOf } from '../factories/bulk-items.js';
import { openBulkUpdates, principalOf, type BulkUpdates } from '../support/runner/bulk-updates.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { CODES, ITEMS, LARGE_METADATA, VOUCHERS, WholeJobs } from '../support/jobs/whole-jobs.js';

const PROJECT = 'p';

/** What a client can do to a job that is all or nothing, and what faults do to it, on every database. */
export function allOrNothingControlContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`control of a job that is all or nothing: ${name}`, () => {
    let service: BulkUpdates;
    let jobs: WholeJobs;

    // Each action is logged.
    beforeAll(() => Logger.overrideLogger(false));
    afterAll(() => Logger.overrideLogger(['log', 'error', 'warn']));

    beforeEach(async () => {
      service = await openBulkUpdates(open, undefined, undefined, LARGE_METADATA);
      jobs = new WholeJobs(service, PROJECT);
      await service.addVouchers(PROJECT, VOUCHERS);
    });

    afterEach(() => service.dispose());

    /** Lets every chunk of an operation fail, until one has failed for good. */
    async function failForGood(type: string): Promise<void> {
      const fault = new Error('A fault that stays');
      jest.spyOn(service.operations.get(type), 'prepare').mockRejectedValue(fault);
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        await service.queueRunner.workOn(PROJECT);
      }
    }

    const rowsOf = (...keys: readonly string[]) => keys.map((key, index) => [index + 1, key]);

    it('writes nothing when it is cancelled while it validates', async () => {
      const before = await jobs.vouchers(CODES);
      const id = await jobs.submit(ITEMS);
      await jobs.step();
      await service.cancels.cancel(PROJECT, id);

      const left = Array<string>(VOUCHERS).fill('not_processed');
      expect(await jobs.end(id)).toMatchObject({ state: 'nothing_written', rows: rowsOf(...left) });
      expect(await jobs.vouchers(CODES)).toEqual(before);
    });

    it('takes back what it wrote when it is cancelled, once', async () => {
      const id = await jobs.submit(ITEMS);
      await jobs.stepTo(id, 'writing', 2);
      await service.cancels.cancel(PROJECT, id);
      expect(await jobs.end(id)).toMatchObject({ state: 'taking_back', done: 3 });
      expect(await jobs.find(id)).toMatchObject({ finishedAt: null, cancelledAt: null });
      await service.cancels.cancel(PROJECT, id);
      await expect(service.pauses.pause(PROJECT, id)).rejects.toMatchObject({
        key: 'already_finished',
        context: { details: 'The action was cancelled and takes back what it wrote' },
      });

      const ended = await jobs.run(id);

      expect(ended).toMatchObject({ state: 'taken_back', done: 0, error: 'The job was cancelled' });
      expect(await jobs.find(id)).toMatchObject({ cancelledAt: expect.any(Number) as unknown });
      const revisions = (await jobs.vouchers(CODES)).map((voucher) => voucher?.metadata);
      expect(revisions).toEqual(['{}', '{}', '{}', '{}']);
      await service.cancels.cancel(PROJECT, id);
    });

    it('is cancelled while it is paused, and takes back what it wrote', async () => {
      const id = await jobs.submit(ITEMS);
      await jobs.stepTo(id, 'writing');
      await service.pauses.pause(PROJECT, id);
      await service.cancels.cancel(PROJECT, id);

      expect(await jobs.run(id)).toMatchObject({ state: 'taken_back' });
    });

    it.each(['validating', 'writing', 'taking_back'] as const)(
      'stands still while it is paused as it is %s',
      async (state) => {
        const id = await jobs.submit(ITEMS);
        if (state === 'taking_back') {
          await jobs.stepTo(id, 'writing', 2);
          await jobs.edit(codeOf(3), { by: 'hand' });
        }
        await jobs.stepTo(id, state, 1);
        await service.pauses.pause(PROJECT, id);
        const paused = await jobs.find(id);
        await jobs.run(id);
        expect(await jobs.find(id)).toEqual(paused);

        await service.pauses.resume(PROJECT, id);
        const end = state === 'taking_back' ? 'taken_back' : 'all_written';
        expect(await jobs.run(id)).toMatchObject({ state: end });
      },
    );

    it('is retried with all of its rows, and may be something else then', async () => {
      const id = await jobs.submit([...ITEMS, { code: 'nobody', metadata: {} }]);
      await jobs.run(id);
      const request = { principal: principalOf(PROJECT), requestId: 'v-1', actionId: id };
      const retry = async (options: BulkOptions) =>
        (await service.retries.retry({ ...request, options })).actionId;

      expect(await jobs.run(await retry({}))).toMatchObject({
        state: 'nothing_written',
        failed: 1,
      });
      const continued = await jobs.run(await retry({ on_error: 'continue' }));
      expect(continued).toMatchObject({ state: null, done: VOUCHERS, failed: 1 });
    });

    it('is undone as any other once it is written', async () => {
      const id = await jobs.submit(ITEMS);
      await jobs.run(id);
      await jobs.run(await service.undo(PROJECT, id));

      expect(await jobs.metadataOf(codeOf(0))).toEqual({});
    });

    it('is tried as any other, and is all or nothing when it is confirmed', async () => {
      const tried = await jobs.run(await jobs.submit(ITEMS, undefined, { dry_run: true }));
      expect(tried).toMatchObject({ state: null, done: VOUCHERS });
      await jobs.edit(codeOf(3), { by: 'hand' });
      const principal = principalOf(PROJECT);
      const { actionId } = await service.confirms.confirm({
        ...{ principal, requestId: 'v-1', actionId: tried.id, options: {} },
      });

      const ended = await jobs.run(actionId);
      expect(ended).toMatchObject({ state: 'nothing_written', failed: 1 });
      expect(ended.rows[3]).toEqual([4, 'changed_since_dry_run']);
    });

    it('goes over to taking back when a chunk cannot be written for good', async () => {
      const id = await jobs.submit(ITEMS);
      await jobs.stepTo(id, 'writing', 1);
      await failForGood(BULK_UPDATE);

      const ended = await jobs.run(id);
      expect(ended).toMatchObject({
        state: 'taken_back',
        error: 'A part of the request could not be processed',
      });
      expect(await jobs.metadataOf(codeOf(0))).toEqual({});
    });

    it('says what stays written when a chunk cannot be taken back for good', async () => {
      const id = await jobs.submit(ITEMS);
      await jobs.stepTo(id, 'writing', 2);
      await service.cancels.cancel(PROJECT, id);
      await jobs.step();
      await failForGood(UNDO);

      const ended = await jobs.end(id);
      expect(ended).toMatchObject({ state: 'partly_written', done: 2, failed: 0 });
      expect(ended.error).toMatch(/^Not all that was written is taken back\. /);
      expect(ended.rows).toEqual(rowsOf('ok', 'ok', 'not_processed', 'not_processed'));
      expect(await jobs.metadataOf(codeOf(1))).toMatchObject({ a: 1 });
    });

    it('does not go on from validated rows that the database has lost', async () => {
      const id = await jobs.submit(ITEMS);
      await jobs.validate(id);
      const { head, lease } = await service.acquire(PROJECT);
      const lost = { ...head, validatedCount: 3 };
      jest.spyOn(service.actions, 'lock').mockResolvedValueOnce(lost);

      await expect(service.ends.processed(lease, lost)).rejects.toThrow(
        `Rows of ${id} are not validated`,
      );
      await service.holder.release(lease);
      expect(await jobs.run(id)).toMatchObject({ state: 'all_written' });
    });
  });
}
