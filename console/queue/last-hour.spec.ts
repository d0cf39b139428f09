import { describe, expect, it } from '@jest/globals';
import type { ListedJob } from '../../src/client/jobs/job-state.js';
import { depthOf, knownSince, oldestWaitOf, rowsPerMinuteOf } from './last-hour.js';

const START = Date.parse('2026-11-29T12:00:00.000Z');
const MINUTE_MS = 60_000;
const minute = (count: number) => START + count * MINUTE_MS;
const SPAN = { begin: minute(0), end: minute(10) };

/** A job that was sent and has ended, or has not, at these minutes. */
function job(sent: number, ended: number | null, fields: Partial<ListedJob> = {}): ListedJob {
  return {
    id: `aa_${sent}`,
    type: 'VOUCHERS.BULK_UPDATE',
    status: ended === null ? 'IN_PROGRESS' : 'DONE',
    operation_status: ended === null ? 'UNKNOWN' : 'SUCCESS',
    created_at: new Date(minute(sent)).toISOString(),
    updated_at: new Date(minute(ended ?? sent)).toISOString(),
    request_id: 'v-1',
    progress: 0,
    counts: { total: 600, done: 600, failed: 0, unprocessed: 0 },
    rows_per_second: null,
    estimated_end_at: null,
    key_name: null,
    object: 'async_action',
    ...fields,
  };
}
const pointsOf = ({ times, values }: ReturnType<typeof depthOf>) =>
  times.map((at, index) => [(at - START) / MINUTE_MS, values[index]]);

describe('the number of jobs that had not ended', () => {
  it('changes when one is sent and when one ends', () => {
    const jobs = [job(5, null), job(2, 6), job(-3, 2)];

    expect(pointsOf(depthOf(jobs, SPAN))).toEqual([
      [0, 1],
      [2, 1],
      [5, 2],
      [6, 1],
      [10, 1],
    ]);
  });

  it('leaves out what had ended before', () => {
    expect(pointsOf(depthOf([job(-5, -1)], SPAN))).toEqual([
      [0, 0],
      [10, 0],
    ]);
  });
});

describe('the wait of the oldest job', () => {
  it('grows with the time, and falls to that of the next one when the oldest ends', () => {
    const waits = pointsOf(oldestWaitOf([job(5, null), job(2, 6)], SPAN));

    expect(waits.map(([at, wait = 0]) => [at, wait / MINUTE_MS])).toEqual([
      [0, 0],
      [2, 0],
      [2, 0],
      [5, 3],
      [5, 3],
      [6, 4],
      [6, 1],
      [10, 5],
    ]);
  });
});

describe('the rows of each minute', () => {
  it('are those of jobs without a rate in the minute in which they ended', () => {
    const { values } = rowsPerMinuteOf([job(1, 3)], { begin: minute(2), end: minute(4) });

    expect(values).toEqual([0, 600, 0, 0]);
  });

  it('are spread over the time that the rate of a job says they took', () => {
    const two = job(0, 4, { rows_per_second: 5 });

    expect(rowsPerMinuteOf([two], { begin: minute(0), end: minute(4) }).values).toEqual([
      0, 0, 300, 300, 0, 0,
    ]);
  });

  it('lie after the moment at which their job was sent, whatever its rate says', () => {
    const slow = job(3, 4, { rows_per_second: 1 });

    expect(rowsPerMinuteOf([slow], { begin: minute(2), end: minute(4) }).values).toEqual([
      0, 600, 0, 0,
    ]);
  });

  it('have each minute of the span, also one that has just begun', () => {
    const { times } = rowsPerMinuteOf([], { begin: minute(0.5), end: minute(2.5) });

    expect(times.map((at) => (at - START) / MINUTE_MS)).toEqual([0, 1, 2, 2.5]);
  });
});

describe('a list of jobs', () => {
  it('that is whole has all that the queue ever had', () => {
    expect(knownSince({ jobs: [job(1, null)], next: null })).toBe(-Infinity);
  });

  it('has all that the queue had since the first of its jobs ended', () => {
    expect(knownSince({ jobs: [job(5, 6), job(2, 4)], next: 'aa_2' })).toBe(minute(4));
  });

  it('says nothing by jobs that were cancelled, which end before their turn', () => {
    const cancelled = job(1, 2, { cancelled_at: new Date(minute(2)).toISOString() });

    expect(knownSince({ jobs: [job(5, 6), cancelled], next: 'aa_1' })).toBe(minute(6));
    expect(knownSince({ jobs: [cancelled], next: 'aa_1' })).toBe(Infinity);
  });
});
