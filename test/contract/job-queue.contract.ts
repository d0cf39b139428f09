import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobQueue } from '../../src/queue/job-queue.js';
import { eventually, pause } from '../support/eventually.js';
import { RingRecorder } from '../support/ring-recorder.js';

/** A doorbell under test, and how to put it away. */
export interface OpenJobQueue {
  readonly queue: JobQueue;
  dispose(): Promise<void>;
}

/** Long enough for a ring to travel through any doorbell. */
const A_WHILE_MS = 300;

/** What every doorbell promises. The factory gives one that answers `concurrency` rings at a time. */
export function jobQueueContract(
  name: string,
  open: (concurrency: number) => Promise<OpenJobQueue>,
): void {
  describe(`the job queue contract: ${name}`, () => {
    let opened: OpenJobQueue;
    let queue: JobQueue;
    let recorder: RingRecorder;

    // Answers that fail on purpose would fill the test's output.
    beforeAll(() => Logger.overrideLogger(false));
    afterAll(() => Logger.overrideLogger(['log', 'error', 'warn']));

    beforeEach(async () => {
      opened = await open(2);
      ({ queue } = opened);
      recorder = new RingRecorder();
    });

    afterEach(async () => {
      recorder.release();
      await opened.dispose();
    });

    it('answers a ring', async () => {
      queue.answer(2, recorder.handler);
      queue.ring('p1');
      await eventually('p1 was answered', () => recorder.answered.includes('p1'));
    });

    it('answers a ring that came before anyone answered', async () => {
      queue.ring('p1');
      await pause(A_WHILE_MS);
      queue.answer(2, recorder.handler);
      await eventually('p1 was answered', () => recorder.answered.includes('p1'));
    });

    it('does not answer before `ring` has returned', () => {
      queue.answer(2, recorder.handler);
      queue.ring('p1');
      expect(recorder.answered).toEqual([]);
    });

    it('answers as many projects at the same time as it was told, and never more', async () => {
      recorder.hold();
      queue.answer(2, recorder.handler);
      for (let i = 0; i < 10; i += 1) queue.ring(`p${i}`);
      await eventually('two are in hand', () => recorder.inHand === 2);
      await pause(A_WHILE_MS);
      recorder.release();
      await eventually('all were answered', () => new Set(recorder.answered).size === 10);
      expect(recorder.mostInHand).toBe(2);
    });

    it('works again on a project that is rung while it is worked on', async () => {
      recorder.hold();
      queue.answer(2, recorder.handler);
      queue.ring('p1');
      await eventually('p1 is in hand', () => recorder.inHand === 1);
      queue.ring('p1');
      await pause(A_WHILE_MS);
      recorder.release();
      await eventually('p1 was answered twice', () => recorder.timesAnswered('p1') >= 2);
    });

    it('goes on after answers that failed', async () => {
      queue.answer(2, recorder.handler);
      for (let i = 0; i < 5; i += 1) queue.ring(`broken${i}`);
      queue.ring('sound');
      await eventually('the sound one was answered', () => recorder.answered.includes('sound'));
      queue.ring('broken0');
      await eventually('a broken one again', () => recorder.timesAnswered('broken0') >= 2);
    });

    it('says whether a project waits for a place', async () => {
      recorder.hold();
      queue.answer(2, recorder.handler);
      expect(await queue.hasWaiting()).toBe(false);
      queue.ring('p1');
      queue.ring('p2');
      await eventually('two are in hand', () => recorder.inHand === 2);
      expect(await queue.hasWaiting()).toBe(false);
      queue.ring('p3');
      await eventually('one waits', () => queue.hasWaiting());
      recorder.release();
      await eventually('none waits any more', async () => !(await queue.hasWaiting()));
    });

    it('says that it is up', async () => {
      await eventually('it is up', async () => (await queue.health()) === 'up');
    });

    it('closes only after the answer in hand has ended', async () => {
      recorder.hold();
      queue.answer(2, recorder.handler);
      queue.ring('p1');
      await eventually('p1 is in hand', () => recorder.inHand === 1);
      let isClosed = false;
      const closed = queue.close().then(() => (isClosed = true));
      await pause(A_WHILE_MS);
      expect(isClosed).toBe(false);
      recorder.release();
      await closed;
      expect(recorder.inHand).toBe(0);
    });

    it('answers nothing once it is closed, and takes rings without a word', async () => {
      recorder.hold();
      queue.answer(2, recorder.handler);
      for (let i = 0; i < 5; i += 1) queue.ring(`p${i}`);
      await eventually('two are in hand', () => recorder.inHand === 2);
      const closed = queue.close();
      recorder.release();
      await closed;
      queue.ring('late');
      await pause(A_WHILE_MS);
      expect(recorder.answered).toHaveLength(2);
    });

    it('can be closed twice', async () => {
      queue.answer(2, recorder.handler);
      await queue.close();
      await expect(queue.close()).resolves.toBeUndefined();
    });
  });
}
