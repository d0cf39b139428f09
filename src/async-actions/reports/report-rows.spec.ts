import { describe, expect, it } from '@jest/globals';
import type { AsyncAction } from '../async-action.js';
import type { RowOutcome } from '../row.js';
import type { ChunkStore, ReportChunk } from '../storage/chunk-store.js';
import { readReportRows } from './report-rows.js';

const PLAIN_SUCCESS = { found: true, updated: true };

/** A store that holds these chunks of one action. */
function storeOf(chunks: Omit<ReportChunk, 'number'>[]): ChunkStore {
  const reportChunk = (_: string, after: number) => {
    const chunk = chunks[after + 1];
    return Promise.resolve(chunk === undefined ? null : { ...chunk, number: after + 1 });
  };
  return { reportChunk } as unknown as ChunkStore;
}

const reportOf = (totalCount: number, chunks: Omit<ReportChunk, 'number'>[]) =>
  readReportRows(storeOf(chunks), { id: 'aa_1', totalCount } as AsyncAction, PLAIN_SUCCESS);

describe('readReportRows', () => {
  it('gives the rows in the order of the request, whatever the order of processing', async () => {
    const rows = await reportOf(4, [
      {
        rows: [
          [4, 'A'],
          [2, 'B'],
        ],
        outcomes: [],
      },
      {
        rows: [
          [1, 'C'],
          [3, 'D'],
        ],
        outcomes: [],
      },
    ]);
    expect(rows.map(({ row, code }) => [row, code])).toEqual([
      [1, 'C'],
      [2, 'B'],
      [3, 'D'],
      [4, 'A'],
    ]);
  });

  it('gives plain success in the words of the operation', async () => {
    const rows = await reportOf(1, [{ rows: [[1, 'A']], outcomes: [] }]);
    expect(rows).toEqual([{ row: 1, code: 'A', found: true, updated: true, error: null }]);
  });

  it('gives a failed row with the message of its key', async () => {
    const outcome: RowOutcome = {
      row: 1,
      code: 'A',
      found: false,
      updated: false,
      error: { key: 'not_found', details: 'Cannot find voucher with id A' },
    };
    const [row] = await reportOf(1, [{ rows: [[1, 'A']], outcomes: [outcome] }]);
    expect(row).toMatchObject({
      found: false,
      updated: false,
      error: {
        key: 'not_found',
        message: 'Resource not found',
        details: 'Cannot find voucher with id A',
      },
    });
  });

  it('never claims success for a row that the job did not come to', async () => {
    const rows = await reportOf(2, [
      { rows: [[1, 'A']], outcomes: [] },
      { rows: [[2, 'B']], outcomes: null },
    ]);
    expect(rows[1]).toMatchObject({
      row: 2,
      code: 'B',
      found: null,
      updated: null,
      error: { key: 'not_processed' },
    });
  });
});
