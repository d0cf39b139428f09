import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, itemsFor, newVouchers } from '../factories/bulk-items.js';
import { eventually } from '../support/eventually.js';
import { outcomesOf } from '../support/jobs/report-outcomes.js';
import { Service } from '../support/service/service.js';
import { isOnPostgres } from '../support/databases/service-database.js';

const ROWS = 6_000;

/** Two processes on one database where it can be shared, else the same one twice. */
let services: readonly [Service, Service];

beforeAll(async () => {
  const first = await Service.start();
  const second = isOnPostgres() ? await Service.start({ directory: first.directory }) : first;
  services = [first, second];
  await first.api.importVouchers(newVouchers(ROWS));
});

afterAll(async () => {
  if (services[1] !== services[0]) await services[1].stop('SIGKILL');
  await services[0].dispose();
});

const tell = (service: Service, id: string, what: string) =>
  service.api.request('POST', `/v1/async-actions/${id}/${what}`);
const tellQueue = (service: Service, what: string) =>
  service.api.request('POST', `/v1/async-action-queue/${what}`);
const read = async (id: string) => (await services[0].api.get(`/v1/async-actions/${id}`)).body;

async function submit(items: unknown): Promise<string> {
  return (await services[0].api.bulkUpdate(items)).body.async_action_id as string;
}

describe('at the same moment', () => {
  it('a cancel and the end of a job make one end, which vouchers and report agree with', async () => {
    for (let round = 1; round <= 25; round += 1) {
      const metadata = { round };
      const id = await submit([{ code: codeOf(round), metadata }]);
      if (round % 3 === 0) await services[0].api.get('/health/live');
      const answers = await Promise.all(services.map((service) => tell(service, id, 'cancel')));

      const action = await services[0].api.waitForAction(id);
      const isCancelled = action.cancelled_at !== undefined;
      for (const { status, body } of answers) {
        expect(status).toBe(isCancelled ? 200 : 409);
        // The links name the process that answered.
        if (isCancelled) expect({ ...body, result: 0 }).toEqual({ ...action, result: 0 });
      }
      const isDone = action.result.done_count === 1;
      expect(outcomesOf(await services[0].api.report(action))).toEqual([
        isDone ? 'updated' : 'not_processed',
      ]);
      const { metadata: now } = await services[0].api.getVoucher(codeOf(round));
      expect(now).toEqual(isDone ? metadata : {});
    }
  });

  it('equal keys in two processes make one action', async () => {
    for (let round = 1; round <= 10; round += 1) {
      const options = {
        json: [{ code: 'nobody', metadata: { round } }],
        headers: { 'idempotency-key': `round ${round}` },
      };
      const answers = await Promise.all(
        [...services, ...services].map(({ api }) =>
          api.request('POST', '/v1/vouchers/bulk/async', options),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
      expect(new Set(answers.map(({ body }) => body.async_action_id as string)).size).toBe(1);
      const isReplay = answers.map(({ headers }) => headers.get('idempotent-replayed'));
      expect(isReplay.filter((replayed) => replayed === null)).toHaveLength(1);
    }
  });

  it('pauses, resumptions and take-overs lose no row and apply none twice', async () => {
    const before = await revisionsOf();
    const id = await submit(itemsFor(ROWS));
    for (let round = 1; round <= 12; round += 1) {
      await Promise.all([
        tell(services[0], id, 'pause'),
        tellQueue(services[1], 'pause'),
        tell(services[1], id, 'resume'),
        tellQueue(services[0], 'resume'),
      ]);
    }
    await tellQueue(services[0], 'resume');
    await eventually('it goes on to its end', async () => {
      if ((await read(id)).paused_at !== undefined) await tell(services[1], id, 'resume');
      return (await read(id)).status === 'DONE';
    });

    expect(await read(id)).toMatchObject({
      operation_status: 'SUCCESS',
      result: { done_count: ROWS },
    });
    expect(await revisionsOf()).toBe(before + ROWS);
  });
});

async function revisionsOf(): Promise<number> {
  const [sum] = await services[0].database.read<{ sum: number }>(
    'SELECT CAST(sum(revision) AS integer) AS sum FROM vouchers',
  );
  return sum?.sum ?? 0;
}
