import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { RedisServer } from '../../scripts/support/redis-server.js';
import type { JobQueue } from '../../src/queue/job-queue.js';
import { BullDoorbell } from '../support/bull-doorbell.js';
import { eventually } from '../support/eventually.js';
import { describeWithRedis } from '../support/describe-with-redis.js';
import { RingRecorder } from '../support/ring-recorder.js';
import { jobQueueContract } from './job-queue.contract.js';

describeWithRedis('the Bull job queue beside a healthy Redis', () => {
  let redis: RedisServer;
  const doorbells: BullDoorbell[] = [];

  async function start(concurrency = 2): Promise<BullDoorbell> {
    const doorbell = await BullDoorbell.start(redis.url, concurrency);
    doorbells.push(doorbell);
    return doorbell;
  }

  beforeAll(async () => {
    redis = await RedisServer.start();
  });

  afterEach(async () => {
    for (const doorbell of doorbells.splice(0)) await doorbell.dispose();
  });

  afterAll(() => redis.dispose());

  jobQueueContract('Bull', (concurrency) => start(concurrency));

  it('rings across processes', async () => {
    const [ringing, answering] = [await start(), await start()];
    const recorder = new RingRecorder();
    answering.queue.answer(2, recorder.handler);
    // A ring may reach the process that nobody answers in yet; its sweeper would ring again.
    await eventually('p1 was answered in the other process', () => {
      ringing.queue.ring('p1');
      return recorder.answered.includes('p1');
    });
  });

  it('sends less than 1 KB through Redis for a ring', async () => {
    const { queue, bull } = await start();
    await eventually('it is up', async () => (await queue.health()) === 'up');
    await bull.pause();
    queue.ring('proj_0123456789ab');
    await eventually('the ring is in Redis', async () => (await bull.getPausedCount()) === 1);
    const [job] = await bull.getJobs(['paused']);
    expect(job?.data).toEqual({ projectId: 'proj_0123456789ab' });
    const stored = await bull.client.hgetall(bull.toKey(String(job?.id)));
    expect(JSON.stringify(stored).length).toBeLessThan(1_024);
    await bull.resume();
  });

  it('leaves no key of a ring behind after 1,000 rings', async () => {
    const { queue, bull } = await start();
    const recorder = new RingRecorder();
    queue.answer(2, recorder.handler);
    await eventually('it is up', async () => (await queue.health()) === 'up');
    for (let i = 0; i < 1_000; i += 1) queue.ring(`p${i}`);
    await eventually('all were answered', () => new Set(recorder.answered).size === 1_000);
    await eventually('no ring is in hand', async () => (await bull.getActiveCount()) === 0);
    const keys = (await bull.client.keys('*')).map((key) => key.slice(bull.toKey('').length));
    expect(keys.filter((key) => !['id', 'stalled-check'].includes(key))).toEqual([]);
  });

  it('drops a ring that Redis garbled and goes on', async () => {
    const { queue, bull } = await start();
    const recorder = new RingRecorder();
    queue.answer(2, recorder.handler);
    await bull.add('ring', { projectId: 7 } as never);
    await bull.add('ring', 'not a ring' as never);
    queue.ring('p1');
    await eventually('p1 was answered', () => recorder.answered.includes('p1'));
    expect(recorder.answered).toEqual(['p1']);
  });

  it('answers rings again after FLUSHALL in the middle of an answer', async () => {
    const { queue, bull } = await start();
    const recorder = new RingRecorder();
    recorder.hold();
    queue.answer(2, recorder.handler);
    queue.ring('before');
    await eventually('it is in hand', () => recorder.inHand === 1);
    await bull.client.flushall();
    recorder.release();
    await eventually('later rings are answered', () => ring(queue, recorder, 'after'));
    expect(await queue.health()).toBe('up');
  });
});

/** Rings as the sweeper would, until it is answered. */
function ring(queue: JobQueue, recorder: RingRecorder, projectId: string): boolean {
  if (recorder.answered.includes(projectId)) return true;
  queue.ring(projectId);
  return false;
}
