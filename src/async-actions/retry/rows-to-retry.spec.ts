import { describe, expect, it } from '@jest/globals';
import type { RowOutcome } from '../row.js';
import { rowsToRetry } from './rows-to-retry.js';

const ROWS = [
  [7, 'A', { a: 1 }],
  [9, 'A', { a: 2 }],
  [3, 'B', { __proto__: 1, a: '\u0000\ud800' }],
  [1, 'C', null, { key: 'invalid_payload', details: 'd' }],
];
const ITEMS =
  '[[7,"A",{"a":1}],[9,"A",{"a":2}],[3,"B",{"__proto__":1,"a":"\\u0000\\ud800"}],[1,"C",null,{"key":"invalid_payload","details":"d"}]]';

const failed = (row: number, code: string): RowOutcome => ({
  row,
  code,
  found: false,
  updated: false,
  error: { key: 'not_found', details: '' },
});

function retried(outcomes: readonly RowOutcome[] | null) {
  const { items, codes, ...numbers } = rowsToRetry({
    items: ITEMS,
    outcomes: outcomes === null ? null : JSON.stringify(outcomes),
  });
  return { items: Buffer.from(items).toString(), codes: Buffer.from(codes).toString(), ...numbers };
}

describe('rowsToRetry', () => {
  it('takes a chunk that was not processed as it was accepted', () => {
    expect(retried(null)).toEqual({
      items: ITEMS,
      codes: '["A","B","C"]',
      codeRange: { prefix: '', first: 'A', last: 'C' },
      rowCount: ROWS.length,
      lastRow: 9,
    });
  });

  it('takes the failed rows of a processed one, with their numbers and each code once', () => {
    const outcomes = [failed(9, 'A'), failed(7, 'A'), { ...failed(3, 'B'), error: undefined }];
    expect(retried(outcomes)).toEqual({
      items: '[[7,"A",{"a":1}],[9,"A",{"a":2}]]',
      codes: '["A"]',
      codeRange: { prefix: 'A', first: 'A', last: 'A' },
      rowCount: 2,
      lastRow: 9,
    });
  });
});
