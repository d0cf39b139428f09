import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { itemsFor } from '../factories/bulk-items.js';
import { ApiClient } from '../support/http/api-client.js';
import { EventStream } from '../support/http/event-stream.js';
import { eventually } from '../support/eventually.js';
import { SharedService } from '../support/service/shared-service.js';

const ALL = '/v1/async-action-events';
const of = (id: string) => `/v1/async-actions/${id}/events`;

let service: SharedService;
let api: ApiClient;
let streams: EventStream[];

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

beforeEach(async () => {
  streams = [];
  api = new ApiClient(service.api.url, await service.createOtherProject());
});

afterEach(() => streams.forEach((stream) => stream.close()));

async function open(path: string, lastEventId?: string): Promise<EventStream> {
  const { url, key } = api;
  const stream = await EventStream.open({ url, key, path, lastEventId });
  streams.push(stream);
  return stream;
}

const queue = (what: string) => api.request('POST', `/v1/async-action-queue/${what}`);

async function submit(rows = 3): Promise<string> {
  const { status, body } = await api.bulkUpdate(itemsFor(rows));
  expect(status).toBe(202);
  return body.async_action_id as string;
}

describe('the events of one action', () => {
  it('are its progress and its end, and then the stream is over', async () => {
    await queue('pause');
    const id = await submit(5_000);
    const stream = await open(of(id));
    expect(stream.response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    await eventually('it has said how it stands', () => stream.named('progress').length > 0);
    expect(stream.events[0]?.data).toMatchObject({
      id,
      status: 'ENQUEUED',
      queue: { position: 1, rows_ahead: 0 },
    });
    await queue('resume');
    await stream.untilClosed();

    expect(stream.endedIds).toEqual([id]);
    const { data } = stream.events.at(-1) ?? {};
    expect(data).toEqual((await api.get(`/v1/async-actions/${id}`)).body);
    expect(stream.lastEventId).toBe('1');
    expect(stream.retry).toBeGreaterThan(0);
  });

  it('say once how an action stands on which nothing happens', async () => {
    await queue('pause');
    const [id, behind] = [await submit(), await submit()];
    const stream = await open(of(behind));
    await eventually('it has said how it stands', () => stream.events.length > 0);
    await api.request('POST', `/v1/async-actions/${id}/cancel`);
    await eventually('it has said what changed', () => stream.events.length > 1);
    expect(stream.events.map(({ data }) => data.queue.position as number)).toEqual([2, 1]);
  });

  it('are one event for a client that comes after the end, and none when it has that', async () => {
    const { id } = await api.runBulk(itemsFor(2));
    const stream = await (await open(of(id as string))).untilClosed();
    expect(stream.endedIds).toEqual([id]);
    expect((await open(of(id as string), stream.lastEventId)).status).toBe(204);
  });

  it('are not there for an action of another project', async () => {
    const { id } = await service.api.runBulk(itemsFor(1));
    expect((await open(of(id as string))).status).toBe(404);
  });

  it('have no answer for an id that no event has', async () => {
    const { body } = await api.request('GET', of(await submit()), {
      headers: { 'last-event-id': 'x' },
    });
    expect(body).toMatchObject({ code: 400, key: 'invalid_last_event_id' });
  });
});

describe('the events of a project', () => {
  it('are the ends of its actions in their order, and the progress of what runs', async () => {
    const stream = await open(ALL);
    await queue('pause');
    const ids = [await submit(), await submit(), await submit()];
    await eventually('it has said how the head stands', () => stream.named('progress').length > 0);
    await queue('resume');
    await stream.untilEnded(3);
    expect(stream.endedIds).toEqual(ids);
    expect(stream.named('ended').map(({ id }) => id)).toEqual(['1', '2', '3']);
    const names = ids.map((id) =>
      stream.events.filter(({ data }) => data.id === id).map(({ event }) => event),
    );
    for (const ofOne of names) expect(ofOne.indexOf('ended')).toBe(ofOne.length - 1);
    expect(names[0]).toContain('progress');
  });

  it('begin with what a client has missed, and leave out what it has', async () => {
    const first = await api.runBulk(itemsFor(1));
    const stream = await open(ALL);
    await eventually('it has an id', () => stream.lastEventId === '1');
    stream.close();
    const missed = [await submit(), await submit(), await submit()];
    for (const id of missed) await api.waitForAction(id);

    const again = await (await open(ALL, stream.lastEventId)).untilEnded(3);
    expect(again.endedIds).toEqual(missed);
    const all = await (await open(ALL, '0')).untilEnded(4);
    expect(all.endedIds).toEqual([first.id, ...missed]);
    const ahead = await open(ALL, '999');
    await api.runBulk(itemsFor(1));
    expect((await ahead.untilEnded(1)).lastEventId).toBe('5');
  });

  it('come from waiting actions that are cancelled too', async () => {
    await queue('pause');
    const [first, second] = [await submit(), await submit()];
    const stream = await open(ALL);
    await api.request('POST', `/v1/async-actions/${second}/cancel`);
    await stream.untilEnded(1);
    await queue('resume');
    await stream.untilEnded(2);
    expect(stream.endedIds).toEqual([second, first]);
  });

  it('have nothing of another project', async () => {
    const stream = await open(ALL);
    await service.api.runBulk(itemsFor(1));
    const { id } = await api.runBulk(itemsFor(1));
    await stream.untilEnded(1);
    expect(stream.endedIds).toEqual([id]);
    expect(new Set(stream.events.map(({ data }) => data.id as string))).toEqual(new Set([id]));
  });
});

it('a HEAD request opens no stream', async () => {
  expect((await api.request('HEAD', ALL)).status).toBe(200);
  const { id } = await api.runBulk(itemsFor(1));
  expect((await (await open(of(id as string))).untilClosed()).endedIds).toEqual([id]);
});
