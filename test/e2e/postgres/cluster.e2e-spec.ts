import { afterEach, beforeEach, expect, it } from '@jest/globals';
import {
  codeOf,
  isUnknown,
  itemsWithUnknownCodes,
  newVouchers,
} from '../../factories/bulk-items.js';
import { ApiClient } from '../../support/http/api-client.js';
import { countByRevision, expectAppliedOnce } from '../../support/jobs/applied-once.js';
import { Cluster } from '../../support/service/cluster.js';
import { describeWithRedis } from '../../support/machine/describe-with-redis.js';
import { ManagementClient } from '../../support/http/management-client.js';

/** Six servers and services one after another. */
const START_TIMEOUT_MS = 180_000;
const JOBS = 200;
const CODES = 200;
const ROWS = 30_000;
/** Keeps a worker busy without a change to any voucher: all its codes are unknown. */
const LONG_JOB = newVouchers(ROWS, CODES).map((item) => ({ ...item, metadata: {} }));

describeWithRedis('two processes that accept and three that work', () => {
  let cluster: Cluster;

  beforeEach(async () => {
    cluster = await Cluster.start();
  }, START_TIMEOUT_MS);

  afterEach(() => cluster.dispose());

  /** A job that leaves its number on every voucher, as the last one and in a key of its own. */
  const numbered = (number: number) =>
    newVouchers(CODES).map(({ code }) => ({
      code,
      metadata: { last: number, [`job${number}`]: true },
    }));

  async function submit(n: number, items: unknown): Promise<string> {
    const { status, body } = await cluster.api(n).api.bulkUpdate(items);
    expect(status).toBe(202);
    return body.async_action_id as string;
  }

  async function loseAWorker(): Promise<void> {
    const worker = await cluster.holder();
    await worker.stop('SIGKILL');
    await cluster.takenOverFrom(worker);
  }

  it('apply 200 jobs on the same codes once and in their order, though a worker dies and one freezes', async () => {
    const [first] = cluster.apis;
    await first.api.importVouchers(newVouchers(CODES));
    const accepted: string[] = [];
    for (let number = 0; number < JOBS; number += 1) {
      accepted.push(await submit(number, numbered(number)));
      if (number === JOBS / 4) {
        accepted.push(await submit(number, LONG_JOB));
        await loseAWorker();
      }
    }
    accepted.push(await submit(0, LONG_JOB));
    const frozen = await cluster.holder();
    process.kill(frozen.pid, 'SIGSTOP');
    await cluster.takenOverFrom(frozen);
    process.kill(frozen.pid, 'SIGCONT');
    await first.api.waitForAction(accepted.at(-1) ?? '', 120_000);

    expect(await countByRevision(first)).toEqual([{ revision: JOBS, vouchers: CODES }]);
    expect((await first.api.getVoucher(codeOf(0))).metadata.last).toBe(JOBS - 1);
    const actions = await first.database.read<{ id: string; status: string }>(
      "SELECT id, status FROM async_actions WHERE type = 'VOUCHERS.BULK_UPDATE' ORDER BY sequence",
    );
    expect(actions).toEqual(accepted.map((id) => ({ id, status: 'DONE' })));
    const overlaps = await first.database.read(
      `SELECT later.id FROM async_actions later JOIN async_actions earlier
          ON earlier.project_id = later.project_id AND earlier.sequence = later.sequence - 1
        WHERE later.started_at < earlier.finished_at`,
    );
    expect(overlaps).toEqual([]);
  }, 240_000);

  it.each(['SIGKILL', 'SIGSTOP'] as const)(
    'finish the job of a worker that gets %s in the middle of it, every row once',
    async (signal) => {
      const [first] = cluster.apis;
      const items = itemsWithUnknownCodes(ROWS);
      await first.api.importVouchers(newVouchers(ROWS));
      const id = await submit(1, items);
      const worker = await cluster.holder();
      process.kill(worker.pid, signal);
      await cluster.takenOverFrom(worker);
      if (signal === 'SIGSTOP') process.kill(worker.pid, 'SIGCONT');

      await expectAppliedOnce(first, id, items, isUnknown);
    },
    120_000,
  );

  it('let a small job of one project pass the long line of another', async () => {
    const [first] = cluster.apis;
    const key = await new ManagementClient(first.api).createProjectWithKey('Second');
    const second = new ApiClient(first.api.url, key);
    await first.api.importVouchers(newVouchers(ROWS));
    await second.importVouchers(newVouchers(3));
    const items = itemsWithUnknownCodes(ROWS);
    let last = '';
    for (let job = 0; job < 20; job += 1) last = await submit(job, items);

    await second.runBulk([0, 1, 2].map((n) => ({ code: codeOf(n), metadata: { small: true } })));

    const { body } = await first.api.get(`/v1/async-actions/${last}`);
    expect(body.status).toBe('ENQUEUED');
  }, 120_000);

  it('go on when Redis is emptied in the middle of a job', async () => {
    const [first] = cluster.apis;
    const items = itemsWithUnknownCodes(ROWS);
    await first.api.importVouchers(newVouchers(ROWS));
    const id = await submit(0, items);
    const next = await submit(1, [{ code: codeOf(0), metadata: { next: true } }]);
    await cluster.holder();
    await cluster.redis.flush();

    const action = await first.api.waitForAction(next, 60_000);
    expect(action).toMatchObject({ status: 'DONE', operation_status: 'SUCCESS' });
    expect(await first.api.waitForAction(id)).toMatchObject({ status: 'DONE' });
  }, 120_000);
});
