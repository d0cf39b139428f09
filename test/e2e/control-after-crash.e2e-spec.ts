import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { codeOf, itemsWithUnknownCodes, newVouchers } from '../factories/bulk-items.js';
import { countByRevision } from '../support/jobs/applied-once.js';
import { eventually, pause } from '../support/eventually.js';
import { killAndStart } from '../support/service/kill-while-running.js';
import { SEED, seededRandom } from '../support/random.js';
import { outcomesOf } from '../support/jobs/report-outcomes.js';
import { Service } from '../support/service/service.js';

const ROWS = 20_000;
const FAILED = ROWS / 100;

describe('a process that dies', () => {
  const random = seededRandom(SEED);
  const items = itemsWithUnknownCodes(ROWS);
  let service: Service;

  beforeEach(async () => {
    service = await Service.start();
    await service.api.importVouchers(newVouchers(ROWS));
  });

  afterEach(() => service.dispose());

  const tell = (id: string, what: string) =>
    service.api.request('POST', `/v1/async-actions/${id}/${what}`);
  const read = async (id: string) => (await service.api.get(`/v1/async-actions/${id}`)).body;

  async function killAndStartAgain(): Promise<void> {
    service = await killAndStart(service);
  }

  async function runningJob(): Promise<string> {
    const { body } = await service.api.bulkUpdate(items);
    const id = body.async_action_id as string;
    await eventually('it has begun', async () => ((await read(id)).progress as number) > 0);
    return id;
  }

  for (let round = 1; round <= 3; round += 1) {
    it(`is killed in the middle of a cancel (seed ${SEED}, round ${round}): the job has one end, and all agrees`, async () => {
      const id = await runningJob();
      const cancel = tell(id, 'cancel').catch(() => undefined);
      await pause(random() * 12);
      await killAndStartAgain();
      await cancel;

      const action = await service.api.waitForAction(id, 60_000);
      const { done_count: done, failed_count: failed } = action.result as Record<string, number>;
      const outcomes = outcomesOf(await service.api.report(action));
      const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
      expect(outcomes).toHaveLength(ROWS);
      expect([count('updated'), count('not_found')]).toEqual([done, failed]);
      expect(await countByRevision(service)).toContainEqual({ revision: 1, vouchers: done });
      const isCancelled = action.cancelled_at !== undefined;
      expect(action.status).toBe(isCancelled ? 'FAILED' : 'DONE');
      const { status, body } = await tell(id, 'cancel');
      expect(isCancelled ? [status, body as object] : status).toEqual(
        isCancelled ? [200, action] : 409,
      );
    });
  }

  it('leaves a cancel that was only asked for to the next start, which ends the job', async () => {
    const id = await runningJob();
    await tell(id, 'pause');
    await service.stop('SIGKILL');
    await service.database.write(
      `UPDATE async_actions SET cancel_requested_at = 1700000000000 WHERE id = '${id}'`,
      [],
    );
    service = await Service.start({ directory: service.directory });

    expect(await service.api.waitForAction(id)).toMatchObject({
      status: 'FAILED',
      cancelled_at: expect.any(String),
    });
  });

  it('is killed in the middle of a retry: it is there once or not at all, and every row is applied once', async () => {
    const { id } = await service.api.runBulk(items);
    const unknown = items.filter(({ code }) => code.startsWith('no-'));
    await service.api.importVouchers(unknown.map(({ code }) => ({ code })));
    const path = `/v1/async-actions/${id as string}/retry`;
    const headers = { 'idempotency-key': 'once' };
    const send = () => service.api.request('POST', path, { headers });
    const first = send().catch(() => undefined);
    await pause(random() * 30);
    await killAndStartAgain();
    await first;

    const { status, body } = await send();
    expect(status).toBe(202);
    const retried = await service.api.waitForAction(body.async_action_id as string);
    expect(retried).toMatchObject({
      parent_id: id as string,
      operation_status: 'SUCCESS',
      result: { done_count: FAILED },
    });
    const retries = await service.database.read(
      'SELECT id FROM async_actions WHERE parent_id IS NOT NULL',
    );
    expect(retries).toHaveLength(1);
    // Vouchers of the codes that were replaced by unknown ones stay as they were imported.
    expect(await countByRevision(service)).toEqual([
      { revision: 0, vouchers: FAILED },
      { revision: 1, vouchers: ROWS },
    ]);
  });

  it('knows after its start what is paused, and what came under a key', async () => {
    const id = await runningJob();
    await tell(id, 'pause');
    await service.api.request('POST', '/v1/async-action-queue/pause');
    const json = [{ code: codeOf(0), metadata: { later: 1 } }];
    const headers = { 'idempotency-key': 'again' };
    const send = () => service.api.request('POST', '/v1/vouchers/bulk/async', { json, headers });
    const { body: waiting } = await send();
    const paused = await read(id);
    await killAndStartAgain();

    await pause(1_500);
    expect(await read(id)).toMatchObject({
      progress: paused.progress as number,
      paused_at: paused.paused_at as string,
      holds_queue: true,
    });
    expect((await send()).body).toEqual(waiting);
    await tell(id, 'resume');
    await pause(1_500);
    expect((await read(id)).progress).toBe(paused.progress);
    await service.api.request('POST', '/v1/async-action-queue/resume');
    expect(await service.api.waitForAction(id, 60_000)).toMatchObject({
      result: { done_count: ROWS - FAILED, failed_count: FAILED },
    });
    await service.api.waitForAction(waiting.async_action_id as string);
  });
});
