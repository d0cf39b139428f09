import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { RedisServer } from '../../scripts/support/redis-server.js';
import { NOTIFICATION } from '../../src/queue/bull-job-queue.js';
import type { JobQueue } from '../../src/queue/job-queue.js';
import { BullQueue } from '../support/databases/bull-queue.js';
import { eventually } from '../support/eventually.js';
import { describeWithRedis } from '../support/machine/describe-with-redis.js';
import { NotificationRecorder } from '../support/databases/notification-recorder.js';
import { jobQueueContract } from './job-queue.contract.js';

describeWithRedis('the Bull job queue beside a healthy Redis', () => {
  let redis: RedisServer;
  const queues: BullQueue[] = [];

  async function start(concurrency = 2): Promise<BullQueue> {
    const opened = await BullQueue.start(redis.url, concurrency);
    queues.push(opened);
    return opened;
  }

  beforeAll(async () => {
    redis = await RedisServer.start();
  });

  afterEach(async () => {
    for (const opened of queues.splice(0)) await opened.dispose();
  });

  afterAll(() => redis.dispose());

  jobQueueContract('Bull', (concurrency) => start(concurrency));

  it('notifies across processes', async () => {
    const [notifying, processing] = [await start(), await start()];
    const recorder = new NotificationRecorder();
    processing.queue.process(2, recorder.handler);
    // A notification may reach the process that does not process yet; its sweeper would notify again.
    await eventually('p1 was processed in the other process', () => {
      notifying.queue.notify('p1');
      return recorder.processed.includes('p1');
    });
  });

  it('sends less than 1 KB through Redis for a notification', async () => {
    const { queue, bull } = await start();
    await eventually('it is up', async () => (await queue.health()) === 'up');
    await bull.pause();
    queue.notify('proj_0123456789ab');
    await eventually(
      'the notification is in Redis',
      async () => (await bull.getPausedCount()) === 1,
    );
    const [job] = await bull.getJobs(['paused']);
    expect(job?.data).toEqual({ projectId: 'proj_0123456789ab' });
    const stored = await bull.client.hgetall(bull.toKey(String(job?.id)));
    expect(JSON.stringify(stored).length).toBeLessThan(1_024);
    await bull.resume();
  });

  it('leaves no key of a notification behind after 1,000 notifications', async () => {
    const { queue, bull } = await start();
    const recorder = new NotificationRecorder();
    queue.process(2, recorder.handler);
    await eventually('it is up', async () => (await queue.health()) === 'up');
    for (let i = 0; i < 1_000; i += 1) queue.notify(`p${i}`);
    await eventually('all were processed', () => new Set(recorder.processed).size === 1_000);
    await eventually(
      'no notification is being processed',
      async () => (await bull.getActiveCount()) === 0,
    );
    const keys = (await bull.client.keys('*')).map((key) => key.slice(bull.toKey('').length));
    expect(keys.filter((key) => !['id', 'stalled-check'].includes(key))).toEqual([]);
  });

  it('drops a notification that Redis garbled and goes on', async () => {
    const { queue, bull } = await start();
    const recorder = new NotificationRecorder();
    queue.process(2, recorder.handler);
    await bull.add(NOTIFICATION, { projectId: 7 } as never);
    await bull.add(NOTIFICATION, 'not a notification' as never);
    queue.notify('p1');
    await eventually('p1 was processed', () => recorder.processed.includes('p1'));
    expect(recorder.processed).toEqual(['p1']);
  });

  it('processes again after FLUSHALL while a project is worked on', async () => {
    const { queue, bull } = await start();
    const recorder = new NotificationRecorder();
    recorder.hold();
    queue.process(2, recorder.handler);
    queue.notify('before');
    await eventually('it is in hand', () => recorder.inHand === 1);
    await bull.client.flushall();
    recorder.release();
    await eventually('later notifications are processed', () => notify(queue, recorder, 'after'));
    expect(await queue.health()).toBe('up');
  });
});

/** Notifies as the sweeper would, until it is processed. */
function notify(queue: JobQueue, recorder: NotificationRecorder, projectId: string): boolean {
  if (recorder.processed.includes(projectId)) return true;
  queue.notify(projectId);
  return false;
}
