import { describe, expect, it } from '@jest/globals';
import { isFiltered } from '../ui/search-text.js';
import { isInState, queryOf, readJobFilter } from './job-filter.js';

describe('the filter of jobs in an address', () => {
  it('is read as it stands', () => {
    const search = {
      state: 'failed',
      type: 'VOUCHERS.IMPORT',
      label: 'spring sale',
      code: 'a/b',
      from: '2026-11-01',
      to: '2026-11-30',
    };

    expect(readJobFilter(search)).toEqual(search);
  });

  it('has a label of digits as a text', () => {
    expect(readJobFilter({ label: 2026 }).label).toBe('2026');
  });

  it.each([
    ['a state', { state: 'paused' }],
    ['a type', { type: 'toString' }],
    ['a label', { label: ' ' }],
    ['a code', { code: { a: 1 } }],
    ['a day', { from: '2026-13-01' }],
    ['a date with a time', { to: '2026-02-03T00:00:00Z' }],
    ['a filter', { limit: 3 }],
  ])('leaves out what is not %s', (_, search) => {
    expect(isFiltered(readJobFilter(search))).toBe(false);
  });
});

describe('what the API is asked for', () => {
  it('is everything without a filter', () => {
    expect(queryOf({})).toEqual({});
  });

  it('is the two fields that make a state', () => {
    expect(queryOf({ state: 'doneWithFailures' })).toEqual({
      'status[]': ['DONE'],
      'operation_status[]': ['FAILED'],
    });
  });

  it('is all of the first and the last day in the zone of the reader', () => {
    const query = queryOf({ from: '2026-11-01', to: '2026-11-30' });
    const before = new Date(query['created_at[after]'] ?? '');
    const after = new Date(query['created_at[before]'] ?? '');

    expect(before.getTime()).toBe(new Date(2026, 10, 1).getTime() - 1);
    expect(after.getTime()).toBe(new Date(2026, 11, 1).getTime());
  });
});

describe('a job that has changed', () => {
  it.each([
    ['stays in a list of all', {}, true],
    ['stays in a list of what has ended so', { state: 'done' }, true],
    ['leaves a list of what runs', { state: 'running' }, false],
    ['leaves a list of what has failed rows', { state: 'doneWithFailures' }, false],
  ] as const)('%s', (_, filter, stays) => {
    expect(isInState({ status: 'DONE', operation_status: 'SUCCESS' }, filter)).toBe(stays);
  });
});
