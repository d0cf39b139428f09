import { describe, expect, it } from '@jest/globals';
import type { RowOutcome } from '../row.js';
import type { ReportChunk } from '../storage/chunk-store.js';
import { reportRowsOf } from './report-rows.js';

const PLAIN_SUCCESS = { found: true, updated: true };

const rowsOf = (chunk: Pick<ReportChunk, 'rows' | 'outcomes'>) =>
  reportRowsOf({ number: 0, span: { first: 1, last: 2 }, ...chunk }, PLAIN_SUCCESS);

describe('reportRowsOf', () => {
  it('returns plain success in the words of the operation', () => {
    expect(rowsOf({ rows: [[1, 'A']], outcomes: [] })).toEqual([
      { row: 1, code: 'A', status: 'succeeded', found: true, updated: true, error: null },
    ]);
  });

  it('returns a failed row with the message of its key', () => {
    const outcome: RowOutcome = {
      row: 1,
      code: 'A',
      found: false,
      updated: false,
      error: { key: 'not_found', details: 'Cannot find voucher with id A' },
    };
    expect(rowsOf({ rows: [[1, 'A']], outcomes: [outcome] })).toMatchObject([
      {
        status: 'failed',
        found: false,
        updated: false,
        error: {
          key: 'not_found',
          message: 'Resource not found',
          details: 'Cannot find voucher with id A',
        },
      },
    ]);
  });

  it('never claims success for a row that the job did not come to', () => {
    expect(rowsOf({ rows: [[2, 'B']], outcomes: null })).toMatchObject([
      {
        row: 2,
        code: 'B',
        status: 'unprocessed',
        found: null,
        updated: null,
        error: { key: 'not_processed' },
      },
    ]);
  });
});
