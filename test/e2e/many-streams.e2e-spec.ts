import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { itemsFor } from '../factories/bulk-items.js';
import { EventStream } from '../support/http/event-stream.js';
import { eventually } from '../support/eventually.js';
import { MANAGED, MANAGEMENT_KEY } from '../support/http/management-client.js';
import { residentMiB } from '../support/service/process-use.js';
import { Service, TEST_KEY } from '../support/service/service.js';

const ALL = '/v1/async-action-events';
const STREAMS = 500;
const JOBS = 12;
/** What 500 open answers and their sockets may take; a copy of each of these events for each would be ten times that. */
const MIB_FOR_STREAMS = 120;
/** Its failed rows are listed in its event: half a megabyte. */
const LARGE = itemsFor(1_000).map(({ metadata }, n) => ({
  code: `${n}-`.padEnd(200, 'x'),
  metadata,
}));

describe('many streams of events', () => {
  let service: Service;
  let streams: EventStream[];

  beforeEach(async () => {
    streams = [];
    service = await Service.start(MANAGED);
  });

  afterEach(async () => {
    streams.forEach((stream) => stream.close());
    await service.dispose();
  });

  async function open(lastEventId?: string): Promise<EventStream> {
    const { url } = service.api;
    const stream = await EventStream.open({ url, key: TEST_KEY, path: ALL, lastEventId });
    streams.push(stream);
    return stream;
  }

  async function openStreams(): Promise<number> {
    const headers = { authorization: `Bearer ${MANAGEMENT_KEY}` };
    const { body } = await service.api.request('GET', '/metrics', { anonymous: true, headers });
    return Number(/^vouchsafe_event_streams (\d+)$/m.exec(body as string)?.[1]);
  }

  it('all get every end, and take little memory', async () => {
    await service.api.runBulk(itemsFor(2_000));
    const before = residentMiB(service.pid);
    for (let n = 0; n < STREAMS; n += 1) await open();
    const ids: string[] = [];
    for (let n = 0; n < JOBS; n += 1) {
      ids.push((await service.api.runBulk(itemsFor(20))).id as string);
    }
    await Promise.all(streams.map((stream) => stream.untilEnded(JOBS)));
    expect(streams.every((stream) => stream.endedIds.join() === ids.join())).toBe(true);
    expect(residentMiB(service.pid) - before).toBeLessThan(MIB_FOR_STREAMS);
  }, 120_000);

  it('are cut off when nobody reads them, while others get all', async () => {
    const slow = await open('0');
    slow.response.pause();
    const ids: string[] = [];
    for (let n = 0; n < 2 * JOBS; n += 1) ids.push((await service.api.runBulk(LARGE)).id as string);
    const reader = await (await open('0')).untilEnded(ids.length);
    expect(reader.endedIds).toEqual(ids);

    reader.close();
    await eventually('it is cut off', async () => (await openStreams()) === 0, 90_000);
    slow.response.resume();
    await slow.untilClosed();
    expect(slow.endedIds.length).toBeLessThan(ids.length);
    const again = await (
      await open(slow.lastEventId)
    ).untilEnded(ids.length - slow.endedIds.length);
    expect([...slow.endedIds, ...again.endedIds]).toEqual(ids);
  }, 180_000);
});
