import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { orderByCode } from './code-order.js';
import { RowBuffer } from './row-buffer.js';
import { sliceOf } from './row-slice.js';

const NOTHING = sliceOf('0');

function rowsOf(codes: readonly string[]): RowBuffer {
  const rows = new RowBuffer(1);
  codes.forEach((code, index) => rows.append(index + 1, sliceOf(code), NOTHING));
  return rows;
}

/** The order of the bytes, then of the rows, by comparing. */
function orderByComparing(codes: readonly string[]): number[] {
  const bytes = codes.map((code) => Buffer.from(code));
  const compare = (a: number, b: number) =>
    Buffer.compare(bytes[a] ?? Buffer.alloc(0), bytes[b] ?? Buffer.alloc(0)) || a - b;
  return codes.map((_, index) => index).sort(compare);
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

describe('orderByCode', () => {
  it('orders by the bytes of the codes and keeps the order of equal codes', () => {
    fc.assert(
      fc.property(manyCodes, (codes) => {
        expect([...orderByCode(rowsOf(codes))]).toEqual(orderByComparing(codes));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps ten thousand rows of one code in the order of the request', () => {
    const order = orderByCode(rowsOf(Array<string>(10_000).fill('ABC')));

    expect(order).toHaveLength(10_000);
    expect(order.every((row, index) => row === index)).toBe(true);
  });
});
