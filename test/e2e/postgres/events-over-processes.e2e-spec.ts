import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { itemsWithUnknownCodes, newVouchers } from '../../factories/bulk-items.js';
import { Cluster } from '../../support/service/cluster.js';
import { describeWithRedis } from '../../support/machine/describe-with-redis.js';
import { EventStream } from '../../support/http/event-stream.js';
import { eventually } from '../../support/eventually.js';
import { TEST_KEY } from '../../support/service/service.js';

/** Six servers and services one after another. */
const START_TIMEOUT_MS = 180_000;
const ROWS = 20_000;
const ALL = '/v1/async-action-events';

/** Processes that accept hear of what workers do from the database only. */
describeWithRedis('events of jobs that other processes work on', () => {
  const items = itemsWithUnknownCodes(ROWS);
  let cluster: Cluster;
  let streams: EventStream[];

  beforeEach(async () => {
    streams = [];
    cluster = await Cluster.start();
    await cluster.api(0).api.importVouchers(newVouchers(ROWS));
  }, START_TIMEOUT_MS);

  afterEach(async () => {
    streams.forEach((stream) => stream.close());
    await cluster.dispose();
  });

  async function open(n: number, path: string, lastEventId?: string): Promise<EventStream> {
    const { url } = cluster.api(n).api;
    const stream = await EventStream.open({ url, key: TEST_KEY, path, lastEventId });
    streams.push(stream);
    return stream;
  }

  async function submit(n: number, json: unknown = items): Promise<string> {
    const { status, body } = await cluster.api(n).api.bulkUpdate(json);
    expect(status).toBe(202);
    return body.async_action_id as string;
  }

  it('miss no end although the worker dies, and the process that the stream hangs on', async () => {
    const before = await open(1, ALL);
    const accepted = [await submit(0), await submit(0, items.slice(0, 10)), await submit(0)];
    const one = await open(1, `/v1/async-actions/${accepted[0]}/events`);
    await eventually('it goes on', () => one.events.some(({ data }) => data.counts.done > 0));
    await (await cluster.holder()).stop('SIGKILL');
    await before.untilEnded(1, 60_000);
    expect((await one.untilClosed(60_000)).endedIds).toEqual([accepted[0]]);

    await cluster.apis[1].stop('SIGKILL');
    await before.untilClosed();
    for (let n = 0; n < 5; n += 1) accepted.push(await submit(0, items.slice(0, 10)));
    await cluster.api(0).api.waitForAction(accepted.at(-1) ?? '', 60_000);
    const after = await open(0, ALL, before.lastEventId);
    const left = accepted.length - before.endedIds.length;
    await after.untilEnded(left, 60_000);

    expect([...before.endedIds, ...after.endedIds]).toEqual(accepted);
  }, 180_000);

  it('end the wait of a client at another process', async () => {
    const id = await submit(0);
    const { body } = await cluster.api(1).api.get(`/v1/async-actions/${id}?wait=60`);
    expect(body).toMatchObject({ id, status: 'DONE', counts: { total: ROWS, unprocessed: 0 } });
  }, 120_000);
});
