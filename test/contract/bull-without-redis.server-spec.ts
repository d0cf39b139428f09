import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RedisServer } from '../../scripts/support/redis-server.js';
import { BullQueue } from '../support/databases/bull-queue.js';
import { eventually } from '../support/eventually.js';
import { describeWithRedis } from '../support/machine/describe-with-redis.js';
import { NotificationRecorder } from '../support/databases/notification-recorder.js';

describeWithRedis('the Bull job queue while Redis comes and goes', () => {
  let redis: RedisServer;
  let bull: BullQueue;
  let recorder: NotificationRecorder;
  const unhandled: unknown[] = [];
  const keep = (reason: unknown) => unhandled.push(reason);

  beforeEach(async () => {
    process.on('unhandledRejection', keep);
    unhandled.length = 0;
    redis = await RedisServer.reserve();
    recorder = new NotificationRecorder();
  });

  afterEach(async () => {
    recorder.release();
    await bull.dispose();
    await redis.dispose();
    process.off('unhandledRejection', keep);
    expect(unhandled).toEqual([]);
  });

  async function startBeside(running: boolean): Promise<void> {
    if (running) await redis.start();
    bull = await BullQueue.start(redis.url);
    bull.queue.process(2, recorder.handler);
    if (running) await untilHealthIs('up');
  }

  function untilHealthIs(health: string): Promise<void> {
    return eventually(`it is ${health}`, async () => (await bull.queue.health()) === health);
  }

  function untilProcessed(projectId: string): Promise<void> {
    return eventually(`${projectId} was processed`, () => recorder.processed.includes(projectId));
  }

  it('starts, is degraded and processes without a Redis', async () => {
    await startBeside(false);
    bull.queue.notify('p1');
    await untilProcessed('p1');
    expect(await bull.queue.health()).toBe('degraded');
  });

  it('never works on more than it may while both queues notify', async () => {
    await startBeside(true);
    recorder.hold();
    for (let i = 0; i < 4; i += 1) bull.queue.notify(`bull${i}`);
    await eventually('two are in hand', () => recorder.inHand === 2);
    await redis.kill();
    await untilHealthIs('degraded');
    for (let i = 0; i < 4; i += 1) bull.queue.notify(`local${i}`);
    recorder.release();
    await untilProcessed('local3');
    expect(recorder.mostInHand).toBe(2);
  });

  it('heals when Redis arrives', async () => {
    await startBeside(false);
    await redis.start();
    await untilHealthIs('up');
    bull.queue.notify('p1');
    await untilProcessed('p1');
  });

  it('goes through Bull again once Redis was killed and has come back', async () => {
    await startBeside(true);
    await redis.kill();
    await untilHealthIs('degraded');
    bull.queue.notify('away');
    await untilProcessed('away');
    await redis.start();
    await untilHealthIs('up');
    await bull.bull.pause();
    bull.queue.notify('back');
    await eventually('the notification is in Redis', async () => {
      return (await bull.bull.getPausedCount()) === 1;
    });
    await bull.bull.resume();
    await untilProcessed('back');
  });

  it('processes while Redis is there but silent', async () => {
    await startBeside(true);
    redis.signal('SIGSTOP');
    bull.queue.notify('silent1');
    await untilProcessed('silent1');
    bull.queue.notify('silent2');
    await untilProcessed('silent2');
    expect(await bull.queue.health()).toBe('degraded');
    redis.signal('SIGCONT');
    await untilHealthIs('up');
  });

  it('closes while Redis says nothing', async () => {
    await startBeside(true);
    redis.signal('SIGSTOP');
    bull.queue.notify('p1');
    await untilProcessed('p1');
    await expect(bull.queue.close()).resolves.toBeUndefined();
  });

  it('closes without a Redis that never came', async () => {
    await startBeside(false);
    bull.queue.notify('p1');
    await untilProcessed('p1');
    await expect(bull.queue.close()).resolves.toBeUndefined();
  });

  it('closes after the handler that runs when Redis goes away meanwhile', async () => {
    await startBeside(true);
    recorder.hold();
    bull.queue.notify('p1');
    await eventually('p1 is in hand', () => recorder.inHand === 1);
    await redis.kill();
    await untilHealthIs('degraded');
    const closed = bull.queue.close();
    recorder.release();
    await closed;
    expect(recorder.inHand).toBe(0);
  });
});
