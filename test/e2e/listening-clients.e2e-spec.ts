import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { itemsFor } from '../factories/bulk-items.js';
import { ApiClient, type Answer } from '../support/http/api-client.js';
import { EventStream } from '../support/http/event-stream.js';
import { eventually } from '../support/eventually.js';
import { MANAGED, MANAGEMENT_KEY, ManagementClient } from '../support/http/management-client.js';
import { Service, TEST_KEY } from '../support/service/service.js';

const ALL = '/v1/async-action-events';
const MOST = 6;

describe('clients that listen', () => {
  let service: Service;
  let management: ManagementClient;
  let streams: EventStream[];

  beforeEach(async () => {
    streams = [];
    service = await Service.start({
      env: { ...MANAGED.env, MAX_LISTENING_CLIENTS: String(MOST) },
    });
    management = new ManagementClient(service.api);
    await service.api.request('POST', '/v1/async-action-queue/pause');
  });

  afterEach(async () => {
    streams.forEach((stream) => stream.close());
    await service.dispose();
  });

  async function open(path = ALL, key = TEST_KEY): Promise<EventStream> {
    const stream = await EventStream.open({ url: service.api.url, key, path });
    streams.push(stream);
    return stream;
  }

  async function submit(): Promise<string> {
    const { body } = await service.api.bulkUpdate(itemsFor(2));
    return body.async_action_id as string;
  }

  const wait = (id: string, api = service.api): Promise<Answer> =>
    api.get(`/v1/async-actions/${id}?wait=60`);

  async function gauge(name: string): Promise<number> {
    const { body } = await service.api.request('GET', '/metrics', {
      anonymous: true,
      headers: { authorization: `Bearer ${MANAGEMENT_KEY}` },
    });
    return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(body as string)?.[1]);
  }

  const areWaiting = (count: number) =>
    eventually(`${count} wait`, async () => (await gauge('vouchsafe_waiting_clients')) === count);
  const areReading = (count: number) =>
    eventually(`${count} read`, async () => (await gauge('vouchsafe_event_streams')) === count);

  it('are counted, and no more when they have gone', async () => {
    const id = await submit();
    const waiter = new AbortController();
    const headers = { 'x-app-id': TEST_KEY.appId, 'x-app-token': TEST_KEY.appToken };
    const waiting = fetch(`${service.api.url}/v1/async-actions/${id}?wait=60`, {
      headers,
      signal: waiter.signal,
    });
    const stream = await open();
    await Promise.all([areWaiting(1), areReading(1)]);
    waiter.abort();
    stream.close();
    await expect(waiting).rejects.toThrow();
    await Promise.all([areWaiting(0), areReading(0)]);
  });

  it('are half as many as may be, in one project', async () => {
    const id = await submit();
    await open();
    await open(`/v1/async-actions/${id}/events`);
    const waiting = wait(id);
    await areWaiting(1);

    const { status, body, headers } = await wait(id);
    expect([status, body.key, headers.get('retry-after')]).toEqual([
      429,
      'too_many_listeners',
      '5',
    ]);
    expect((await service.api.get(ALL)).body).toMatchObject({ key: 'too_many_listeners' });
    expect((await open(ALL, await management.createProjectWithKey('Other'))).status).toBe(200);

    await service.api.request('POST', `/v1/async-actions/${id}/cancel`);
    expect((await waiting).status).toBe(200);
    await areWaiting(0);
    expect((await open()).status).toBe(200);
  });

  it('end when their key is revoked, and others do not', async () => {
    const key = await management.createKey(await management.firstProject());
    const id = await submit();
    const [revoked, other] = [await open(ALL, key), await open()];
    const waiting = wait(id, new ApiClient(service.api.url, key));
    await areWaiting(1);
    await management.revoke(key);

    await revoked.untilClosed();
    expect((await waiting).status).toBe(401);
    await service.api.request('POST', `/v1/async-actions/${id}/cancel`);
    await other.untilEnded(1);
  });

  it('are answered when the service ends, which it does without waiting for them', async () => {
    const id = await submit();
    const stream = await open();
    const waiting = wait(id);
    await areWaiting(1);
    expect(await service.stop('SIGTERM')).toBe(0);

    expect(await waiting).toMatchObject({ status: 200, body: { id, status: 'ENQUEUED' } });
    await stream.untilClosed();
    expect(stream.response.complete).toBe(true);
    expect(stream.retry).toBeGreaterThanOrEqual(2_000);
  });
});
