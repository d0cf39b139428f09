import { afterEach, beforeEach, expect, it } from '@jest/globals';
import {
  isUnknown,
  itemsFor,
  itemsWithUnknownCodes,
  newVouchers,
} from '../../factories/bulk-items.js';
import { countByRevision } from '../../support/jobs/applied-once.js';
import { Cluster } from '../../support/service/cluster.js';
import { describeWithRedis } from '../../support/machine/describe-with-redis.js';
import { eventually, pause } from '../../support/eventually.js';
import { outcomesOf } from '../../support/jobs/report-outcomes.js';

/** Six servers and services one after another. */
const START_TIMEOUT_MS = 180_000;
const ROWS = 30_000;
const FAILED = ROWS / 100;
/** As many unknown codes, spread over all chunks. */
const SPREAD = itemsFor(ROWS).map((item, index) =>
  isUnknown(index) ? { ...item, code: `${item.code}-unknown` } : item,
);

/** The processes that accept know nothing of the workers but what the database and Redis carry. */
describeWithRedis('control over a job that another process works on', () => {
  const items = itemsWithUnknownCodes(ROWS);
  let cluster: Cluster;

  beforeEach(async () => {
    cluster = await Cluster.start();
    await cluster.api(0).api.importVouchers(newVouchers(ROWS));
  }, START_TIMEOUT_MS);

  afterEach(() => cluster.dispose());

  const tell = (n: number, id: string, what: string) =>
    cluster.api(n).api.request('POST', `/v1/async-actions/${id}/${what}`);
  const read = async (id: string) => (await cluster.api(0).api.get(`/v1/async-actions/${id}`)).body;
  const waitFor = (id: string) => cluster.api(0).api.waitForAction(id, 60_000);

  async function submit(json = items, query = ''): Promise<string> {
    const path = `/v1/vouchers/bulk/async${query}`;
    const { status, body } = await cluster.api(0).api.request('POST', path, { json });
    expect(status).toBe(202);
    return body.async_action_id as string;
  }

  async function runningJob(): Promise<string> {
    const id = await submit();
    await eventually('it has begun', async () => ((await read(id)).progress as number) > 0);
    return id;
  }

  async function retried(id: string) {
    const { status, body } = await tell(1, id, 'retry');
    expect(status).toBe(202);
    return waitFor(body.async_action_id as string);
  }

  it('cancels it, and a retry does what it did not: every row once', async () => {
    const id = await runningJob();
    const { status, body } = await tell(1, id, 'cancel');

    expect(status).toBe(200);
    const { done_count: done = 0, unprocessed_count: left = 0 } = body.result as Record<
      string,
      number
    >;
    expect(body).toMatchObject({ status: 'FAILED', progress: 100 });
    expect(left).toBeGreaterThan(0);
    await pause(1_500);
    expect(await read(id)).toMatchObject({
      updated_at: body.updated_at as string,
      result: { done_count: done, unprocessed_count: left },
    });
    expect(await countByRevision(cluster.apis[0])).toContainEqual({ revision: 1, vouchers: done });

    expect(await retried(id)).toMatchObject({
      status: 'DONE',
      parent_id: id,
      result: { done_count: ROWS - FAILED - done, failed_count: FAILED },
    });
    expect(await countByRevision(cluster.apis[0])).toEqual([
      { revision: 0, vouchers: FAILED },
      { revision: 1, vouchers: ROWS - FAILED },
    ]);
  }, 120_000);

  it('pauses it although its worker dies, and any worker goes on when it is resumed', async () => {
    const id = await runningJob();
    const worker = await cluster.holder();
    const { body: paused } = await tell(1, id, 'pause');
    expect(paused).toMatchObject({ status: 'IN_PROGRESS', holds_queue: true });
    await worker.stop('SIGKILL');

    // Longer than the lease of the dead worker lasts.
    await pause(6_500);
    expect(await read(id)).toMatchObject({ progress: paused.progress as number });
    await tell(1, id, 'resume');
    expect(await waitFor(id)).toMatchObject({
      status: 'DONE',
      result: { done_count: ROWS - FAILED, failed_count: FAILED },
    });
    expect(await countByRevision(cluster.apis[0])).toContainEqual({
      revision: 1,
      vouchers: ROWS - FAILED,
    });
  }, 120_000);

  it('holds the whole queue until it is resumed, whichever process is asked', async () => {
    await cluster.api(1).api.request('POST', '/v1/async-action-queue/pause');
    const id = await submit();
    await pause(1_500);
    expect(await read(id)).toMatchObject({ status: 'ENQUEUED', progress: 0 });

    await cluster.api(0).api.request('POST', '/v1/async-action-queue/resume');
    expect(await waitFor(id)).toMatchObject({ status: 'DONE' });
  }, 120_000);

  it('stops it for its failed rows although a worker dies; counts and report agree', async () => {
    const id = await submit(SPREAD, `?on_error=stop&max_failed_rows=${FAILED / 2}`);
    await (await cluster.holder()).stop('SIGKILL');
    const action = await waitFor(id);

    expect(action).toMatchObject({
      status: 'FAILED',
      result: {
        error: {
          message: `The job was stopped because more than ${FAILED / 2} rows failed`,
        },
      },
    });
    const {
      done_count: done,
      failed_count: failed,
      unprocessed_count: left,
    } = action.result as Record<string, number>;
    expect(failed).toBeGreaterThan(FAILED / 2);
    const outcomes = outcomesOf(await cluster.api(0).api.report(action));
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    expect([count('updated'), count('not_found'), count('not_processed')]).toEqual([
      done,
      failed,
      left,
    ]);
    expect(await countByRevision(cluster.apis[0])).toContainEqual({ revision: 1, vouchers: done });
  }, 120_000);
});
