import { describe, expect, it } from '@jest/globals';
import type { QueryEntry } from '../../http/query-entries.js';
import { readBulkOptions } from './bulk-options.js';
import { FAILURE_POLICY, maxFailedRowsOf } from './failure-policy.js';
import { inheritOptions } from './inherit-options.js';

const read = (...entries: readonly QueryEntry[]) => readBulkOptions(entries, FAILURE_POLICY);
const CONTRADICTION = 'Property .max_failed_rows must come with on_error=stop';

describe('the policy for failed rows', () => {
  it('allows any number of them unless the client chooses otherwise', () => {
    expect(maxFailedRowsOf(read())).toBe(Infinity);
    expect(maxFailedRowsOf(read(['on_error', 'continue']))).toBe(Infinity);
    expect(maxFailedRowsOf(read(['on_error', 'all_or_nothing']))).toBe(Infinity);
  });

  it('allows none when a request is to stop', () => {
    expect(maxFailedRowsOf(read(['on_error', 'stop']))).toBe(0);
  });

  it.each([0, 1, 2_147_483_647])('allows %i of them when the client says so', (rows) => {
    const options = read(['max_failed_rows', String(rows)], ['on_error', 'stop']);
    expect(options).toEqual({ on_error: 'stop', max_failed_rows: rows });
    expect(maxFailedRowsOf(options)).toBe(rows);
  });

  it.each(['', 'Stop', 'All_or_nothing', '__proto__'])('refuses on_error=%s', (text) => {
    expect(() => read(['on_error', text])).toThrow(
      'Property .on_error must be equal to one of the allowed values [ continue, stop, all_or_nothing ]',
    );
  });

  it.each(['', '-1', '1.5', '1e3', ' 1', '2147483648', '99999999999'])(
    'refuses max_failed_rows=%s',
    (text) => {
      expect(() => read(['on_error', 'stop'], ['max_failed_rows', text])).toThrow(
        'Property .max_failed_rows must be integer from 0 to 2147483647',
      );
    },
  );

  it('refuses a number of rows for a request that does not stop', () => {
    expect(() => read(['max_failed_rows', '1'])).toThrow(CONTRADICTION);
    expect(() => read(['on_error', 'continue'], ['max_failed_rows', '1'])).toThrow(CONTRADICTION);
    const whole = () => read(['on_error', 'all_or_nothing'], ['max_failed_rows', '1']);
    expect(whole).toThrow(CONTRADICTION);
  });
});

describe('inheritOptions', () => {
  const earlier = { label: 'first', on_error: 'stop', max_failed_rows: 5 };

  it('keeps what is not chosen anew', () => {
    expect(inheritOptions(earlier, {})).toEqual(earlier);
    expect(inheritOptions(earlier, { label: 'second' })).toEqual({ ...earlier, label: 'second' });
  });

  it('leaves out the number of rows of a policy that another one replaces', () => {
    expect(inheritOptions(earlier, { on_error: 'continue' })).toEqual({
      label: 'first',
      on_error: 'continue',
    });
    expect(inheritOptions(earlier, { on_error: 'stop', max_failed_rows: 7 })).toEqual({
      label: 'first',
      on_error: 'stop',
      max_failed_rows: 7,
    });
  });
});
