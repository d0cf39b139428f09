import { describe, expect, it } from '@jest/globals';
import { CHANGED_SINCE, refuseChanged } from './refuse-changed.js';

const ROWS = [
  [1, 'A', { a: 1 }],
  [3, 'B', { a: 1 }],
  [2, 'C', null, { key: 'invalid_payload', details: 'd' }],
];

const after = (expected: unknown, seen: unknown) =>
  JSON.parse(
    refuseChanged({
      items: JSON.stringify(ROWS),
      expected: JSON.stringify(expected),
      seen: JSON.stringify(seen),
      refusal: CHANGED_SINCE.dryRun,
    }),
  ) as unknown[];

const changed = (row: number, code: string) => {
  const details = `The voucher with the code ${code} has changed since the dry run`;
  return [row, code, null, { key: 'changed_since_dry_run', details }];
};

describe('refuseChanged', () => {
  it('leaves rows whose vouchers are as they were, or still missing', () => {
    expect(after([['A', '1']], [['A', '1']])).toEqual(ROWS);
  });

  it('rejects the row of a voucher that was changed, was deleted or is new', () => {
    expect(after([['A', '1']], [['A', '2']])[0]).toEqual(changed(1, 'A'));
    expect(after([['A', '1']], [])[0]).toEqual(changed(1, 'A'));
    expect(after([], [['B', '1']])[1]).toEqual(changed(3, 'B'));
  });

  it('keeps the reason of a row that was rejected when it was accepted', () => {
    expect(after([['C', '1']], [])[2]).toEqual(ROWS[2]);
  });
});
