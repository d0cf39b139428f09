import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/http/api-client.js';
import { CommandLine } from '../support/service/command-line.js';
import { REQUEST_ID } from '../support/http/error-bodies.js';
import { MANAGED, MANAGEMENT_KEY, ManagementClient } from '../support/http/management-client.js';
import { Service } from '../support/service/service.js';

const ITEMS = [{ code: 'nobody', metadata: { a: 1 } }];

let service: Service;
let management: ManagementClient;

beforeAll(async () => {
  service = await Service.start(MANAGED);
  management = new ManagementClient(service.api);
});

afterAll(() => service.dispose());

const operate = (method: string, path: string, json?: object) =>
  service.api.request(method, `/management/v1/${path}`, {
    anonymous: true,
    headers: { 'x-management-key': MANAGEMENT_KEY },
    json,
  });

async function createProject(): Promise<{ id: string; api: ApiClient }> {
  const id = await management.createProject('Tenant');
  return { id, api: new ApiClient(service.api.url, await management.createKey(id)) };
}

const quotaExceeded = (details: string) => ({
  status: 429,
  body: {
    code: 429,
    key: 'quota_exceeded',
    message: 'Quota exceeded',
    details,
    request_id: REQUEST_ID,
  },
});

describe('the quota of a project', () => {
  it('is large until an operator says otherwise', async () => {
    const { id } = await createProject();

    expect((await operate('GET', `projects/${id}`)).body).toEqual({
      id,
      name: 'Tenant',
      object: 'project',
      unfinished_actions: 0,
      max_unfinished_actions: 10_000,
      stored_bytes: 0,
      max_stored_bytes: 21_474_836_480,
    });
  });

  it('refuses a bulk request that would be one too many, and stores nothing of it', async () => {
    const { id, api } = await createProject();
    await operate('PATCH', `projects/${id}`, { max_unfinished_actions: 0 });

    const refused = await api.bulkUpdate(ITEMS);
    expect(refused).toMatchObject(
      quotaExceeded('The project has 0 unfinished bulk requests, and 0 are allowed'),
    );
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await api.get('/v1/async-actions')).body.async_actions).toEqual([]);

    await operate('PATCH', `projects/${id}`, { max_unfinished_actions: null });
    expect(await api.runBulk(ITEMS)).toMatchObject({ status: 'DONE' });
  });

  it('refuses no request that has come before under its key', async () => {
    const { id, api } = await createProject();
    const options = { json: ITEMS, headers: { 'idempotency-key': 'once' } };
    const send = () => api.request('POST', '/v1/vouchers/bulk/async', options);
    const first = await send();
    await operate('PATCH', `projects/${id}`, { max_unfinished_actions: 0, max_stored_bytes: 0 });

    const { status, body } = await send();
    expect([status, body as object]).toEqual([202, first.body as object]);
    expect((await api.bulkUpdate(ITEMS)).status).toBe(429);
  });

  it('refuses bytes over its share with the numbers, and no other project', async () => {
    const { id, api } = await createProject();
    const other = await createProject();
    await api.runBulk(ITEMS);
    const { body: before } = await operate('GET', `projects/${id}`);
    expect(before.unfinished_actions).toBe(0);
    expect(before.stored_bytes).toBeGreaterThan(ITEMS.length);
    const max = Number(before.stored_bytes) + 100;
    await operate('PATCH', `projects/${id}`, { max_stored_bytes: max });

    const refused = await api.bulkUpdate(ITEMS);
    expect(refused.status).toBe(429);
    expect(refused.body.details).toMatch(
      new RegExp(
        `^The project stores ${before.stored_bytes} bytes of bulk requests, reports and exports, this one needs \\d+ more, and ${max} are allowed$`,
      ),
    );
    expect(await other.api.runBulk(ITEMS)).toMatchObject({ status: 'DONE' });
    expect((await api.get('/v1/vouchers')).status).toBe(200);
  });

  it('holds for every kind of bulk request', async () => {
    const { id, api } = await createProject();
    await operate('PATCH', `projects/${id}`, { max_unfinished_actions: 0 });
    const metadata = { codes: ['nobody'], metadata: { a: 1 } };

    const answers = [
      await api.request('POST', '/v1/vouchers/metadata/async', { json: metadata }),
      await api.request('POST', '/v1/vouchers/import', { json: [{ code: 'a' }] }),
    ];
    expect(answers.map(({ status, body }) => [status, body.key])).toEqual([
      [429, 'quota_exceeded'],
      [429, 'quota_exceeded'],
    ]);
  });

  it('lets in as many requests at once as there are places', async () => {
    const { id, api } = await createProject();
    await api.runBulk(ITEMS);
    const { body } = await operate('GET', `projects/${id}`);
    const one = 300;
    await operate('PATCH', `projects/${id}`, {
      max_stored_bytes: Number(body.stored_bytes) + 4 * one,
    });

    const answers = await Promise.all(Array.from({ length: 30 }, () => api.bulkUpdate(ITEMS)));
    const taken = answers.filter(({ status }) => status === 202);
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.length).toBeLessThan(30);
    for (const { body: accepted } of taken) await api.waitForAction(accepted.async_action_id);
    const { body: after } = await operate('GET', `projects/${id}`);
    expect(after.stored_bytes).toBeLessThanOrEqual(after.max_stored_bytes);
  });

  it('is changed by operators with a number or null, and the trail says so', async () => {
    const { id } = await createProject();
    const { status, body } = await operate('PATCH', `projects/${id}`, { max_stored_bytes: -1 });
    expect([status, body.key]).toEqual([400, 'invalid_payload']);
    expect((await operate('PATCH', 'projects/proj_none', {})).status).toBe(404);

    await operate('PATCH', `projects/${id}`, { max_stored_bytes: 5 });
    const trail = await operate('GET', `audit-entries?event=project.limited&project_id=${id}`);
    expect(trail.body.data).toMatchObject([
      { details: { max_unfinished_actions: 10_000, max_stored_bytes: 5 } },
    ]);
  });

  it('is read and changed on the command line', async () => {
    const { id } = await createProject();
    const operator = CommandLine.ofOperator(service.api.url, MANAGEMENT_KEY);
    const vouchsafe = (...parameters: string[]) =>
      operator.json('project', ...parameters) as object;

    vouchsafe('limit', id, '--unfinished', '7', '--stored-bytes', '8');
    vouchsafe('limit', id, '--stored-bytes', 'default');
    expect(vouchsafe('show', id)).toMatchObject({
      max_unfinished_actions: 7,
      max_stored_bytes: 21_474_836_480,
    });
  });

  it('is a metric, by the projects that store the most', async () => {
    const { id, api } = await createProject();
    await api.runBulk(ITEMS);

    const { body } = await service.api.request('GET', '/metrics', {
      headers: { authorization: `Bearer ${MANAGEMENT_KEY}` },
    });
    expect(body).toMatch(
      new RegExp(`^vouchsafe_stored_bytes\\{project="${id}"\\} [1-9]\\d*$`, 'm'),
    );
  });
});
