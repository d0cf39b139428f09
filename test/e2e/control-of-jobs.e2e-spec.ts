import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { codeOf, itemsWithUnknownCodes, newVouchers } from '../factories/bulk-items.js';
import { alreadyFinished } from '../support/http/error-bodies.js';
import { eventually, pause } from '../support/eventually.js';
import { SharedService } from '../support/service/shared-service.js';
import { outcomesOf } from '../support/jobs/report-outcomes.js';

const ROWS = 40_000;
const DATE: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

let service: SharedService;

beforeEach(async () => {
  service = await SharedService.join();
});

afterEach(() => service.dispose());

const post = (path: string) => service.api.request('POST', path);
const tell = (id: string, what: string) => post(`/v1/async-actions/${id}/${what}`);
const tellQueue = (what: string) => post(`/v1/async-action-queue/${what}`);
const queue = async () => (await service.api.get('/v1/async-action-queue')).body as object;
const read = async (id: string) => (await service.api.get(`/v1/async-actions/${id}`)).body;

async function submit(items: unknown): Promise<string> {
  const { status, body } = await service.api.bulkUpdate(items);
  expect(status).toBe(202);
  return body.async_action_id as string;
}

const change = (metadata: object) => submit([{ code: codeOf(0), metadata }]);

/** A job that has begun and has a long way to go, with failed rows among those that are done. */
async function runningJob(): Promise<string> {
  await service.api.importVouchers(newVouchers(ROWS));
  const id = await submit(itemsWithUnknownCodes(ROWS));
  await eventually('it has begun', async () => ((await read(id)).progress as number) > 0);
  return id;
}

describe('a job that is cancelled', () => {
  it('ends at once where it waits, and the others run as if it had not been', async () => {
    await service.api.createVoucher(codeOf(0));
    await tellQueue('pause');
    const [first, cancelled, last] = [
      await change({ first: 1 }),
      await submit([
        { code: codeOf(0), metadata: { cancelled: 1 } },
        { code: 'nobody', metadata: {} },
      ]),
      await change({ last: 1 }),
    ];

    const answer = await tell(cancelled, 'cancel');

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id: cancelled,
      status: 'FAILED',
      operation_status: 'FAILED',
      progress: 100,
      cancelled_at: DATE,
      result: {
        done_count: 0,
        failed_count: 0,
        errors: [],
        unprocessed_count: 2,
        error: { message: 'The job was cancelled' },
      },
    });
    expect(outcomesOf(await service.api.report(answer.body))).toEqual([
      'not_processed',
      'not_processed',
    ]);
    await tellQueue('resume');
    for (const id of [first, last]) {
      expect(await service.api.waitForAction(id)).toMatchObject({ operation_status: 'SUCCESS' });
    }
    expect((await service.api.getVoucher(codeOf(0))).metadata).toEqual({ first: 1, last: 1 });
    expect((await tell(cancelled, 'cancel')).body).toEqual(answer.body);
  });

  it('stops before its next chunk where it runs; counts, vouchers and report agree', async () => {
    const id = await runningJob();
    const waiting = await change({ later: 1 });

    const { status, body } = await tell(id, 'cancel');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'FAILED',
      operation_status: 'FAILED',
      cancelled_at: DATE,
    });
    const {
      done_count: done,
      failed_count: failed,
      unprocessed_count: left,
    } = body.result as Record<'done_count' | 'failed_count' | 'unprocessed_count', number>;
    expect(done + failed + left).toBe(ROWS);
    expect(left).toBeGreaterThan(0);
    expect(body.result.errors).toHaveLength(failed);
    const outcomes = outcomesOf(await service.api.report(body));
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    expect([count('updated'), count('not_found'), count('not_processed')]).toEqual([
      done,
      failed,
      left,
    ]);
    await service.api.waitForAction(waiting);
    expect(await read(id)).toEqual(body);
    const rows = await service.database.read<{ code: string; metadata: string }>(
      `SELECT code, metadata FROM vouchers WHERE project_id = '${service.projectId}'`,
    );
    const changed = rows.filter(({ metadata }) => metadata.includes('changed once'));
    expect(changed).toHaveLength(done);
  });

  it('is refused once it has ended otherwise, as are its pause and its resumption', async () => {
    const id = await submit([{ code: 'nobody', metadata: {} }]);
    const ended = await service.api.waitForAction(id);

    for (const what of ['cancel', 'pause', 'resume']) {
      const { status, body } = await tell(id, what);
      expect({ status, body: body as object }).toEqual(alreadyFinished(id));
    }
    expect(await read(id)).toEqual(ended);
  });

  it('is in the audit trail once', async () => {
    await tellQueue('pause');
    const id = await change({});
    await tell(id, 'pause');
    await tell(id, 'pause');
    await tell(id, 'resume');
    await tell(id, 'cancel');
    await tell(id, 'cancel');
    await tellQueue('resume');

    const entries = await service.database.read<{ event: string }>(
      `SELECT event FROM audit_entries WHERE project_id = '${service.projectId}' AND event LIKE 'async%' ORDER BY id`,
    );
    expect(entries.map(({ event }) => event)).toEqual([
      'async_action_queue.paused',
      'async_action.paused',
      'async_action.resumed',
      'async_action.cancelled',
      'async_action_queue.resumed',
    ]);
  });
});

describe('a job that is paused', () => {
  it('stops before its next chunk, holds those behind it, and goes on when it is resumed', async () => {
    const id = await runningJob();

    const { status, body: paused } = await tell(id, 'pause');

    expect(status).toBe(200);
    expect(paused).toMatchObject({ status: 'IN_PROGRESS', paused_at: DATE, holds_queue: true });
    const waiting = await change({ later: 1 });
    expect(await queue()).toMatchObject({
      depth: 2,
      head: { id, paused_at: DATE },
      is_held: true,
      paused_at: null,
    });
    await pause(1_500);
    expect(await read(id)).toMatchObject({
      progress: paused.progress as number,
      updated_at: paused.updated_at as string,
    });
    expect((await read(waiting)).status).toBe('ENQUEUED');

    const { body: resumed } = await tell(id, 'resume');
    expect(resumed).not.toHaveProperty('paused_at');
    expect(resumed).not.toHaveProperty('holds_queue');
    expect(await service.api.waitForAction(id, 60_000)).toMatchObject({
      status: 'DONE',
      result: { done_count: ROWS * 0.99, failed_count: ROWS * 0.01 },
    });
    expect(await service.api.waitForAction(waiting)).toMatchObject({ status: 'DONE' });
  });

  it('lets those before it run, and can be cancelled', async () => {
    await tellQueue('pause');
    const [first, held, last] = [await change({ n: 1 }), await change({ n: 2 }), await change({})];
    expect((await tell(held, 'pause')).body).toMatchObject({ holds_queue: false });
    await tellQueue('resume');

    await service.api.waitForAction(first);
    await eventually('it holds the queue', async () => (await read(held)).holds_queue === true);
    expect((await read(last)).status).toBe('ENQUEUED');
    expect((await tell(held, 'cancel')).body).toMatchObject({ status: 'FAILED' });
    expect(await service.api.waitForAction(last)).toMatchObject({ status: 'DONE' });
  });
});

describe('the queue of a project', () => {
  it('is empty at first', async () => {
    expect(await queue()).toEqual({
      depth: 0,
      oldest_wait: null,
      head: null,
      is_held: false,
      paused_at: null,
      object: 'async_action_queue',
    });
  });

  it('accepts while it is paused, and works off everything in order when it is resumed', async () => {
    await service.api.createVoucher(codeOf(0));
    const { body: paused } = await tellQueue('pause');
    expect(paused).toMatchObject({ is_held: true, paused_at: DATE });
    const ids = [await change({ n: 1 }), await change({ n: 2 }), await change({ n: 3 })];

    await pause(1_500);
    expect(await queue()).toMatchObject({
      depth: 3,
      oldest_wait: expect.any(Number),
      head: { id: ids[0], status: 'ENQUEUED' },
      paused_at: paused.paused_at as string,
    });
    expect((await tellQueue('pause')).body).toMatchObject({
      paused_at: paused.paused_at as string,
    });

    expect((await tellQueue('resume')).body).toMatchObject({ is_held: false, paused_at: null });
    for (const id of ids) await service.api.waitForAction(id);
    expect((await service.api.getVoucher(codeOf(0))).metadata).toEqual({ n: 3 });
  });

  it('stops what runs before its next chunk', async () => {
    const id = await runningJob();
    await tellQueue('pause');
    const { progress } = await read(id);
    await pause(1_500);
    expect((await read(id)).progress).toBe(progress);

    await tellQueue('resume');
    expect(await service.api.waitForAction(id, 60_000)).toMatchObject({
      status: 'DONE',
      result: { done_count: ROWS * 0.99 },
    });
  });
});
