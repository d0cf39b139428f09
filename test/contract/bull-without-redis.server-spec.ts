import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RedisServer } from '../../scripts/support/redis-server.js';
import { BullDoorbell } from '../support/bull-doorbell.js';
import { eventually } from '../support/eventually.js';
import { describeWithRedis } from '../support/describe-with-redis.js';
import { RingRecorder } from '../support/ring-recorder.js';

describeWithRedis('the Bull job queue while Redis comes and goes', () => {
  let redis: RedisServer;
  let doorbell: BullDoorbell;
  let recorder: RingRecorder;
  const unhandled: unknown[] = [];
  const keep = (reason: unknown) => unhandled.push(reason);

  beforeEach(async () => {
    process.on('unhandledRejection', keep);
    unhandled.length = 0;
    redis = await RedisServer.reserve();
    recorder = new RingRecorder();
  });

  afterEach(async () => {
    recorder.release();
    await doorbell.dispose();
    await redis.dispose();
    process.off('unhandledRejection', keep);
    expect(unhandled).toEqual([]);
  });

  async function startBeside(running: boolean): Promise<void> {
    if (running) await redis.start();
    doorbell = await BullDoorbell.start(redis.url);
    doorbell.queue.answer(2, recorder.handler);
    if (running) await untilHealthIs('up');
  }

  function untilHealthIs(health: string): Promise<void> {
    return eventually(`it is ${health}`, async () => (await doorbell.queue.health()) === health);
  }

  function untilAnswered(projectId: string): Promise<void> {
    return eventually(`${projectId} was answered`, () => recorder.answered.includes(projectId));
  }

  it('starts, is degraded and answers rings without a Redis', async () => {
    await startBeside(false);
    doorbell.queue.ring('p1');
    await untilAnswered('p1');
    expect(await doorbell.queue.health()).toBe('degraded');
  });

  it('never works on more than it was told while both doorbells ring', async () => {
    await startBeside(true);
    recorder.hold();
    for (let i = 0; i < 4; i += 1) doorbell.queue.ring(`bull${i}`);
    await eventually('two are in hand', () => recorder.inHand === 2);
    await redis.kill();
    await untilHealthIs('degraded');
    for (let i = 0; i < 4; i += 1) doorbell.queue.ring(`local${i}`);
    recorder.release();
    await untilAnswered('local3');
    expect(recorder.mostInHand).toBe(2);
  });

  it('heals when Redis arrives', async () => {
    await startBeside(false);
    await redis.start();
    await untilHealthIs('up');
    doorbell.queue.ring('p1');
    await untilAnswered('p1');
  });

  it('goes through Bull again once Redis was killed and has come back', async () => {
    await startBeside(true);
    await redis.kill();
    await untilHealthIs('degraded');
    doorbell.queue.ring('away');
    await untilAnswered('away');
    await redis.start();
    await untilHealthIs('up');
    await doorbell.bull.pause();
    doorbell.queue.ring('back');
    await eventually('the ring is in Redis', async () => {
      return (await doorbell.bull.getPausedCount()) === 1;
    });
    await doorbell.bull.resume();
    await untilAnswered('back');
  });

  it('answers rings while Redis is there but says nothing', async () => {
    await startBeside(true);
    redis.signal('SIGSTOP');
    doorbell.queue.ring('silent1');
    await untilAnswered('silent1');
    doorbell.queue.ring('silent2');
    await untilAnswered('silent2');
    expect(await doorbell.queue.health()).toBe('degraded');
    redis.signal('SIGCONT');
    await untilHealthIs('up');
  });

  it('closes while Redis says nothing', async () => {
    await startBeside(true);
    redis.signal('SIGSTOP');
    doorbell.queue.ring('p1');
    await untilAnswered('p1');
    await expect(doorbell.queue.close()).resolves.toBeUndefined();
  });

  it('closes without a Redis that never came', async () => {
    await startBeside(false);
    doorbell.queue.ring('p1');
    await untilAnswered('p1');
    await expect(doorbell.queue.close()).resolves.toBeUndefined();
  });

  it('closes after the answer in hand when Redis goes away meanwhile', async () => {
    await startBeside(true);
    recorder.hold();
    doorbell.queue.ring('p1');
    await eventually('p1 is in hand', () => recorder.inHand === 1);
    await redis.kill();
    await untilHealthIs('degraded');
    const closed = doorbell.queue.close();
    recorder.release();
    await closed;
    expect(recorder.inHand).toBe(0);
  });
});
