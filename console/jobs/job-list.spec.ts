import { describe, expect, it } from '@jest/globals';
import { withChanged, withNewest, withOlder, type JobList } from './job-list.js';
import type { ListedJob } from '../../src/client/jobs/job-state.js';

const AT = '2026-11-29T12:00:00.000Z';
const LATER = '2026-11-29T12:00:01.000Z';

const job = (number: number, fields: Partial<ListedJob> = {}): ListedJob => ({
  id: `aa_${number}`,
  type: 'VOUCHERS.BULK_UPDATE',
  status: 'IN_PROGRESS',
  operation_status: 'UNKNOWN',
  created_at: AT,
  updated_at: AT,
  request_id: 'v-1',
  progress: 0,
  counts: { total: 10, done: 0, failed: 0, unprocessed: 10 },
  rows_per_second: null,
  estimated_end_at: null,
  key_name: null,
  object: 'async_action',
  ...fields,
});
const list = (numbers: number[], next: string | null = 'aa_1'): JobList => ({
  jobs: numbers.map((number) => job(number)),
  next,
});
const numbersOf = ({ jobs }: JobList) => jobs.map(({ id }) => Number(id.slice('aa_'.length)));
const changes = (...jobs: ListedJob[]) => new Map(jobs.map((one) => [one.id, one]));

const ENDED = { status: 'DONE', operation_status: 'SUCCESS', updated_at: LATER } as const;

describe('a list of jobs whose first page is read again', () => {
  it('has the new ones before it and the older ones still behind it', () => {
    const read = withNewest(list([6, 5, 4, 3, 2], 'aa_2'), list([8, 7, 6, 5], 'aa_5'));

    expect(numbersOf(read)).toEqual([8, 7, 6, 5, 4, 3, 2]);
    expect(read.next).toBe('aa_2');
  });

  it('loses those of that page that the filter does not take any more', () => {
    expect(numbersOf(withNewest(list([6, 5, 4, 3], 'aa_3'), list([6, 4], 'aa_4')))).toEqual([
      6, 4, 3,
    ]);
  });

  it('begins anew when so many have come that pages between are missing', () => {
    const read = withNewest(list([3, 2], 'aa_2'), list([9, 8], 'aa_8'));

    expect([numbersOf(read), read.next]).toEqual([[9, 8], 'aa_8']);
  });

  it('is that page when nothing is behind it', () => {
    expect(numbersOf(withNewest(list([3, 2, 1]), list([3, 1], null)))).toEqual([3, 1]);
  });

  it('keeps what was found when a search has found nothing on its first page', () => {
    expect(numbersOf(withNewest(list([2, 1]), list([], 'aa_9')))).toEqual([2, 1]);
  });

  it('claims no place in the queue for what lies behind that page', () => {
    const queue = { position: 4, rows_ahead: 9 };
    const known: JobList = { jobs: [job(3), job(2, { queue })], next: 'aa_2' };

    expect(withNewest(known, list([3], 'aa_3')).jobs[1]?.queue).toBeUndefined();
  });

  it('never lets a job go back that an event has brought further', () => {
    const known: JobList = { jobs: [job(2, ENDED), job(1, { updated_at: LATER })], next: null };

    expect(withNewest(known, list([2, 1], null)).jobs).toEqual(known.jobs);
  });
});

describe('a list of jobs with a further page', () => {
  it('goes on with it, each job once', () => {
    const longer = withOlder(list([5, 4], 'aa_4'), list([4, 3], null), 'aa_4');

    expect([numbersOf(longer), longer.next]).toEqual([[5, 4, 3], null]);
  });

  it('leaves out a page that does not follow any more', () => {
    expect(numbersOf(withOlder(list([9, 8], 'aa_8'), list([3], null), 'aa_4'))).toEqual([9, 8]);
  });
});

describe('a list of jobs of which some have changed', () => {
  it('has them as they are now, in their places', () => {
    const changed = withChanged(list([3, 2, 1]), changes(job(2, ENDED)), {});

    expect(changed.jobs.map(({ status }) => status)).toEqual([
      'IN_PROGRESS',
      'DONE',
      'IN_PROGRESS',
    ]);
  });

  it('loses one that is not in the state any more that is asked for', () => {
    const changed = withChanged(list([3, 2, 1]), changes(job(2, ENDED)), { state: 'running' });

    expect(numbersOf(changed)).toEqual([3, 1]);
  });

  it('is the same list when it has none of them', () => {
    const known = list([3, 2]);

    expect(withChanged(known, changes(job(9)), {})).toBe(known);
  });
});
