import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sortByCode } from './code-order.js';
import { sliceOf, textOf, type RowSlices } from './row-slice.js';

const NOTHING = sliceOf('');

function rowsOf(codes: readonly string[]): RowSlices[] {
  return codes.map((code, index) => ({ row: index + 1, code: sliceOf(code), rest: NOTHING }));
}

/** The order of the bytes, then of the rows, by comparing. */
function sortedByComparing(rows: readonly RowSlices[]): RowSlices[] {
  return [...rows].sort(
    (a, b) =>
      Buffer.compare(Buffer.from(textOf(a.code)), Buffer.from(textOf(b.code))) || a.row - b.row,
  );
}

/** Few different codes with long shared prefixes, in lists longer than one small range. */
const manyCodes = fc.array(
  fc.oneof(
    fc.stringMatching(/^PROMO-[AB]{0,5}$/),
    fc.stringMatching(/^[a-c]{1,3}$/),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
      .map((text) => text.replaceAll('\0', '')),
  ),
  { minLength: 1, maxLength: 400 },
);

describe('sortByCode', () => {
  it('orders by the bytes of the codes and keeps the order of equal codes', () => {
    fc.assert(
      fc.property(manyCodes, (codes) => {
        const rows = rowsOf(codes);
        const expected = sortedByComparing(rows).map(({ row }) => row);
        sortByCode(rows);
        expect(rows.map(({ row }) => row)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps ten thousand rows of one code in the order of the request', () => {
    const rows = rowsOf(Array<string>(10_000).fill('ABC'));

    sortByCode(rows);

    expect(rows.every(({ row }, index) => row === index + 1)).toBe(true);
  });
});
