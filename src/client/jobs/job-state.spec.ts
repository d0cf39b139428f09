import { describe, expect, it } from '@jest/globals';
import { hasEnded, stateOf } from './job-state.js';

const AT = '2026-11-29T02:32:53.457Z';

describe('the state of a job', () => {
  it.each([
    ['waiting', { status: 'ENQUEUED', operation_status: 'UNKNOWN' }],
    ['running', { status: 'IN_PROGRESS', operation_status: 'UNKNOWN' }],
    ['paused', { status: 'IN_PROGRESS', operation_status: 'UNKNOWN', paused_at: AT }],
    ['cancelled', { status: 'FAILED', operation_status: 'FAILED', cancelled_at: AT }],
    ['done', { status: 'DONE', operation_status: 'SUCCESS' }],
    ['doneWithFailures', { status: 'DONE', operation_status: 'FAILED' }],
    ['failed', { status: 'FAILED', operation_status: 'FAILED' }],
  ] as const)('is %s', (state, job) => {
    expect(stateOf(job)).toBe(state);
  });

  it('a cancelled job that was paused before is cancelled', () => {
    const job = { status: 'FAILED', operation_status: 'FAILED', paused_at: AT, cancelled_at: AT };

    expect(stateOf(job as Parameters<typeof stateOf>[0])).toBe('cancelled');
  });

  it('has ended once it is done or failed', () => {
    const statuses = (['ENQUEUED', 'IN_PROGRESS', 'DONE', 'FAILED'] as const).map((status) =>
      hasEnded({ status }),
    );

    expect(statuses).toEqual([false, false, true, true]);
  });
});
