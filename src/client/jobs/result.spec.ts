import { describe, expect, it } from '@jest/globals';
import { resultOf } from './result.js';

describe('the result of a job', () => {
  it('is none until the job has ended', () => {
    expect(resultOf({})).toBeNull();
  });

  it('has counts, links and the reason for an early end', () => {
    const result = resultOf({
      result: {
        done_count: 3,
        failed_count: 1,
        unprocessed_count: 6,
        reports: ['http://host/reports/aa_1.csv?a=b'],
        report_variants: { raw: ['http://host/reports/aa_1.csv?raw=true'], excel: [] },
        files: { all: 'http://host/a', failed: 'http://host/reports/aa_1.csv?rows=failed' },
        error: { message: 'The job was cancelled' },
      },
    });

    expect(result).toMatchObject({
      done: 3,
      failed: 1,
      unprocessed: 6,
      report: 'http://host/reports/aa_1.csv?a=b',
      raw: 'http://host/reports/aa_1.csv?raw=true',
      excel: undefined,
      files: { failed: 'http://host/reports/aa_1.csv?rows=failed', unprocessed: undefined },
      reason: 'The job was cancelled',
      notes: [],
    });
  });

  it('of a dry run has what would become of the rows', () => {
    const counts = { would_change_count: 5, would_stay_count: 2, would_fail_count: 1 };

    expect(resultOf({ result: { done_count: 7, failed_count: 1, dry_run: counts } })).toMatchObject(
      {
        wouldChange: 5,
        wouldStay: 2,
        wouldFail: 1,
      },
    );
  });

  it('of a job that counts nothing has zeros', () => {
    expect(resultOf({ result: {} })).toMatchObject({ done: 0, failed: 0, unprocessed: 0 });
  });
});
