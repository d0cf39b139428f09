import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobQueue } from '../../src/queue/job-queue.js';
import { eventually, pause } from '../support/eventually.js';
import { NotificationRecorder } from '../support/databases/notification-recorder.js';

/** A job queue under test, and how to put it away. */
export interface OpenJobQueue {
  readonly queue: JobQueue;
  dispose(): Promise<void>;
}

/** Long enough for a notification to travel through any queue. */
const A_WHILE_MS = 300;

/** What every job queue promises. The factory returns one that processes `concurrency` projects at a time. */
export function jobQueueContract(
  name: string,
  open: (concurrency: number) => Promise<OpenJobQueue>,
): void {
  describe(`the job queue contract: ${name}`, () => {
    let opened: OpenJobQueue;
    let queue: JobQueue;
    let recorder: NotificationRecorder;

    // Handlers that fail on purpose would fill the test's output.
    beforeAll(() => Logger.overrideLogger(false));
    afterAll(() => Logger.overrideLogger(['log', 'error', 'warn']));

    beforeEach(async () => {
      opened = await open(2);
      ({ queue } = opened);
      recorder = new NotificationRecorder();
    });

    afterEach(async () => {
      recorder.release();
      await opened.dispose();
    });

    it('processes a notification', async () => {
      queue.process(2, recorder.handler);
      queue.notify('p1');
      await eventually('p1 was processed', () => recorder.processed.includes('p1'));
    });

    it('processes a notification that came before the first handler', async () => {
      queue.notify('p1');
      await pause(A_WHILE_MS);
      queue.process(2, recorder.handler);
      await eventually('p1 was processed', () => recorder.processed.includes('p1'));
    });

    it('does not process before `notify` has returned', () => {
      queue.process(2, recorder.handler);
      queue.notify('p1');
      expect(recorder.processed).toEqual([]);
    });

    it('processes as many projects at the same time as `concurrency` allows, and never more', async () => {
      recorder.hold();
      queue.process(2, recorder.handler);
      for (let i = 0; i < 10; i += 1) queue.notify(`p${i}`);
      await eventually('two are in hand', () => recorder.inHand === 2);
      await pause(A_WHILE_MS);
      recorder.release();
      await eventually('all were processed', () => new Set(recorder.processed).size === 10);
      expect(recorder.mostInHand).toBe(2);
    });

    it('works again on a project that is rung while it is worked on', async () => {
      recorder.hold();
      queue.process(2, recorder.handler);
      queue.notify('p1');
      await eventually('p1 is in hand', () => recorder.inHand === 1);
      queue.notify('p1');
      await pause(A_WHILE_MS);
      recorder.release();
      await eventually('p1 was processed twice', () => recorder.timesProcessed('p1') >= 2);
    });

    it('goes on after handlers that failed', async () => {
      queue.process(2, recorder.handler);
      for (let i = 0; i < 5; i += 1) queue.notify(`broken${i}`);
      queue.notify('sound');
      await eventually('the sound one was processed', () => recorder.processed.includes('sound'));
      queue.notify('broken0');
      await eventually('a broken one again', () => recorder.timesProcessed('broken0') >= 2);
    });

    it('says whether a project waits for a place', async () => {
      recorder.hold();
      queue.process(2, recorder.handler);
      expect(await queue.hasWaiting()).toBe(false);
      queue.notify('p1');
      queue.notify('p2');
      await eventually('two are in hand', () => recorder.inHand === 2);
      expect(await queue.hasWaiting()).toBe(false);
      queue.notify('p3');
      await eventually('one waits', () => queue.hasWaiting());
      recorder.release();
      await eventually('none waits any more', async () => !(await queue.hasWaiting()));
    });

    it('says that it is up', async () => {
      await eventually('it is up', async () => (await queue.health()) === 'up');
    });

    it('closes only after the handler that runs has ended', async () => {
      recorder.hold();
      queue.process(2, recorder.handler);
      queue.notify('p1');
      await eventually('p1 is in hand', () => recorder.inHand === 1);
      let isClosed = false;
      const closed = queue.close().then(() => (isClosed = true));
      await pause(A_WHILE_MS);
      expect(isClosed).toBe(false);
      recorder.release();
      await closed;
      expect(recorder.inHand).toBe(0);
    });

    it('processes nothing once it is closed, and ignores notifications', async () => {
      recorder.hold();
      queue.process(2, recorder.handler);
      for (let i = 0; i < 5; i += 1) queue.notify(`p${i}`);
      await eventually('two are in hand', () => recorder.inHand === 2);
      const closed = queue.close();
      recorder.release();
      await closed;
      queue.notify('late');
      await pause(A_WHILE_MS);
      expect(recorder.processed).toHaveLength(2);
    });

    it('can be closed twice', async () => {
      queue.process(2, recorder.handler);
      await queue.close();
      await expect(queue.close()).resolves.toBeUndefined();
    });
  });
}
