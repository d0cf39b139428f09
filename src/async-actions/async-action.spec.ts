import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anAction } from '../../test/factories/actions.js';
import {
  processingTimeOf,
  progressOf,
  unprocessedCountOf,
  type AsyncAction,
} from './async-action.js';

function actionWith(changes: Partial<AsyncAction>): AsyncAction {
  return anAction({ status: 'IN_PROGRESS', createdAt: 1_000, updatedAt: 1_000, ...changes });
}

describe('progressOf', () => {
  it.each([
    [0, 0, 0],
    [1, 0, 10],
    [3, 2, 50],
    [9, 0, 90],
    [5, 5, 99],
  ])('of %i done and %i failed rows of ten is %i', (doneCount, failedCount, progress) => {
    expect(progressOf(actionWith({ doneCount, failedCount }))).toBe(progress);
  });

  it('is 100 when the action has finished, even if it never came to its rows', () => {
    expect(progressOf(actionWith({ status: 'FAILED', finishedAt: 2_000 }))).toBe(100);
  });

  it('rounds down', () => {
    expect(progressOf(actionWith({ totalCount: 3, doneCount: 2 }))).toBe(66);
  });

  it('is a whole number from 0 to 99 that never falls while rows are processed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300_000 }), fc.nat(), (totalCount, done) => {
        const doneCount = Math.min(done, totalCount);
        const progress = progressOf(actionWith({ totalCount, doneCount }));
        const next = progressOf(actionWith({ totalCount, doneCount: doneCount + 1 }));
        return Number.isInteger(progress) && progress >= 0 && progress <= next && next <= 99;
      }),
    );
  });
});

describe('processingTimeOf', () => {
  it('runs on while the action waits', () => {
    expect(processingTimeOf(actionWith({ status: 'ENQUEUED' }), 5_000)).toBe(4_000);
  });

  it.each(['IN_PROGRESS', 'DONE', 'FAILED'] as const)(
    'ends at the last change when %s',
    (status) => {
      expect(processingTimeOf(actionWith({ status, updatedAt: 3_000 }), 5_000)).toBe(2_000);
    },
  );

  it('is never negative, even when the clock stepped back', () => {
    expect(processingTimeOf(actionWith({ status: 'ENQUEUED' }), 500)).toBe(0);
  });
});

describe('unprocessedCountOf', () => {
  it('counts the rows that are neither done nor failed', () => {
    expect(unprocessedCountOf(actionWith({ doneCount: 4, failedCount: 1 }))).toBe(5);
  });
});
