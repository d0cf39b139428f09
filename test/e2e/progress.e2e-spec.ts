import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/http/api-client.js';
import { itemsFor, newVouchers } from '../factories/bulk-items.js';
import { SharedService } from '../support/service/shared-service.js';

const CODES = 300;

let service: SharedService;
let api: ApiClient;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

beforeEach(async () => {
  api = new ApiClient(service.api.url, await service.createOtherProject());
});

const queue = (what: string) => api.request('POST', `/v1/async-action-queue/${what}`);
const show = (id: string, query = '') => api.get(`/v1/async-actions/${id}${query}`);

async function submit(rows: number): Promise<string> {
  const { status, body } = await api.bulkUpdate(itemsFor(rows));
  expect(status).toBe(202);
  return body.async_action_id as string;
}

describe('the progress of an action', () => {
  it('names its place and the rows before it while it waits', async () => {
    await queue('pause');
    const ids = [await submit(30), await submit(20), await submit(10)];

    const { body: list } = await api.get('/v1/async-actions');
    const places = (list.async_actions as { queue: object }[]).map((action) => action.queue);
    expect(places).toEqual([
      { position: 3, rows_ahead: 50 },
      { position: 2, rows_ahead: 30 },
      { position: 1, rows_ahead: 0 },
    ]);
    const { body, headers } = await show(ids[2] ?? '');
    expect(body).toMatchObject({
      progress: 0,
      counts: { total: 10, done: 0, failed: 0, unprocessed: 10 },
      rows_per_second: null,
      estimated_end_at: null,
      queue: { position: 3, rows_ahead: 50 },
    });
    expect(headers.get('retry-after')).toBe('30');
    const { body: held } = await api.get('/v1/async-action-queue');
    expect(held.head).toMatchObject({ id: ids[0], queue: { position: 1, rows_ahead: 0 } });
  });

  it('counts the rows of one that has ended, and has it wait for nothing', async () => {
    await api.importVouchers(newVouchers(CODES));
    const id = await submit(CODES);
    await api.waitForAction(id);
    const { body, headers } = await show(id);
    expect(body.counts).toMatchObject({ total: CODES, failed: 0, unprocessed: 0, done: CODES });
    expect(body.estimated_end_at).toBeNull();
    expect(body.queue).toBeUndefined();
    expect(headers.get('retry-after')).toBeNull();
  });

  it('estimates the end of what waits by the pace of what ended before', async () => {
    await api.importVouchers(newVouchers(CODES));
    await api.waitForAction(await submit(CODES));
    await api.waitForAction(await submit(20_000));
    const id = await submit(20_000);
    const behind = await submit(20_000);
    const { body } = await show(behind);
    const { body: ended } = await show(behind, '?wait=30');
    const estimated = Date.parse(body.estimated_end_at as string);
    expect(estimated).toBeGreaterThan(Date.parse(body.created_at as string));
    expect(ended.rows_per_second).toBeGreaterThan(0);
    expect((await show(id)).body.status).toBe('DONE');
  });
});

describe('a client that waits for the end of an action', () => {
  it('is answered when it has ended, with its result', async () => {
    await queue('pause');
    const id = await submit(5);
    const waiting = show(id, '?wait=60');
    await queue('resume');
    const { body } = await waiting;
    expect(body).toMatchObject({ id, status: 'DONE', progress: 100, result: { failed_count: 5 } });
  });

  it('is answered after its time as the action stands then', async () => {
    await queue('pause');
    const id = await submit(5);
    const { status, body, headers } = await show(id, '?wait=1');
    expect([status, body.status]).toEqual([200, 'ENQUEUED']);
    expect(headers.get('retry-after')).toBe('30');
  });

  it('is answered at once when it has ended before', async () => {
    const { id } = await api.runBulk(itemsFor(3));
    expect((await show(id as string, '?wait=60')).body).toMatchObject({ status: 'DONE' });
  });

  it('lets other requests of its project pass, however many wait', async () => {
    await queue('pause');
    const id = await submit(5);
    const waiting = Array.from({ length: 60 }, () => show(id, '?wait=60'));
    expect((await show(id)).status).toBe(200);
    expect((await api.request('POST', `/v1/async-actions/${id}/cancel`)).status).toBe(200);
    const answers = await Promise.all(waiting);
    expect(answers.every(({ body }) => typeof body.cancelled_at === 'string')).toBe(true);
  });

  it.each(['0', '61', '1.5', 'x', '', '5&wait=6'])('is refused to wait for %j', async (wait) => {
    const { id } = await api.runBulk(itemsFor(1));
    const { status, body } = await show(id as string, `?wait=${wait}`);
    expect([status, body.key]).toEqual([400, 'invalid_query_params']);
    expect(body.details).toContain('.wait');
  });

  it('does not find an action of another project', async () => {
    const { id } = await service.api.runBulk(itemsFor(1));
    expect((await show(id as string, '?wait=5')).status).toBe(404);
  });
});
