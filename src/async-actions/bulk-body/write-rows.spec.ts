import { describe, expect, it } from '@jest/globals';
import type { AcceptedRow } from '../row.js';
import { ALL_ROWS } from '../storage/chunk-store.js';
import { writeRows, type RowsToWrite } from './write-rows.js';

const error = { key: 'not_found', details: '' } as const;
const ITEMS: AcceptedRow<number>[] = [
  [7, 'A', 1],
  [2, 'B', 2],
  [9, 'C', null, error, '"é"'],
  [4, 'D', 3],
];
const OUTCOMES = [
  { row: 2, code: 'B', found: true, updated: false, error },
  { row: 9, code: 'C', found: false, updated: false, error },
  { row: 4, code: 'D', found: true, updated: false },
];

function written(changes: Partial<RowsToWrite> = {}) {
  const { bytes, ends, rows, span } = writeRows(
    {
      items: JSON.stringify(ITEMS),
      isProcessed: true,
      outcomes: JSON.stringify(OUTCOMES),
      selection: 'all',
      range: ALL_ROWS,
      ...changes,
    },
    ([, code, payload, , sent]: AcceptedRow<number>) => `${code}${payload ?? String(sent)}`,
  );
  const lines = [...ends].map((end, index) =>
    Buffer.from(bytes)
      .subarray(ends[index - 1] ?? 0, end)
      .toString(),
  );
  return { lines, rows: [...rows], span };
}

describe('writeRows', () => {
  it('writes a line for each row in the order of processing', () => {
    expect(written()).toEqual({
      lines: ['A1', 'B2', 'C"é"', 'D3'],
      rows: [7, 2, 9, 4],
      span: { first: 2, last: 9 },
    });
  });

  it.each([
    ['succeeded', [7, 4]],
    ['failed', [2, 9]],
    ['unprocessed', []],
  ] as const)('takes those that are %s', (selection, rows) => {
    expect(written({ selection })).toMatchObject({ rows, span: { first: 2, last: 9 } });
  });

  it.each([
    ['succeeded', 0],
    ['failed', 0],
    ['unprocessed', 4],
  ] as const)('takes of a chunk that was not processed, as %s, %d rows', (selection, count) => {
    expect(written({ selection, isProcessed: false, outcomes: null }).rows).toHaveLength(count);
  });

  it.each([
    ['succeeded', []],
    ['failed', [2, 9]],
    ['unprocessed', [7, 4]],
  ] as const)('takes of a chunk of which nothing was kept those that are %s', (selection, rows) => {
    const outcomes = JSON.stringify(OUTCOMES.slice(0, 2));
    expect(written({ selection, isProcessed: false, outcomes }).rows).toEqual(rows);
  });

  it('takes those in the range', () => {
    expect(written({ range: { first: 3, last: 7 } }).rows).toEqual([7, 4]);
  });
});
