import { describe, expect, it } from '@jest/globals';
import type { RowOutcome } from '../row.js';
import type { ReportChunk } from '../storage/chunk-store.js';
import { reportRowsOf } from './report-rows.js';

const DEFAULTS = { plainSuccess: { found: true, updated: true }, unprocessedDetails: 'It ended' };

const rowsOf = (
  chunk: Pick<ReportChunk, 'rows' | 'outcomes'>,
  isProcessed = chunk.outcomes !== null,
) => reportRowsOf({ number: 0, span: { first: 1, last: 2 }, isProcessed, ...chunk }, DEFAULTS);

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
        error: { key: 'not_processed', details: 'It ended' },
      },
    ]);
  });

  it('never claims success for the other rows of a chunk of which nothing was kept', () => {
    const error = { key: 'not_found', details: 'd' } as const;
    const outcome: RowOutcome = { row: 1, code: 'A', found: false, updated: false, error };
    const rows = [
      [1, 'A'],
      [2, 'B'],
    ] as const;
    expect(rowsOf({ rows, outcomes: [outcome] }, false)).toMatchObject([
      { row: 1, status: 'failed', error: { key: 'not_found' } },
      { row: 2, status: 'unprocessed', error: { key: 'not_processed' } },
    ]);
  });
});
