import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { haveSameCode, orderByCode } from './code-order.js';
import { RowBuffer, type Codes } from './row-buffer.js';

function codesOf(codes: readonly string[]): Codes {
  const rows = new RowBuffer();
  for (const code of codes) rows.appendReading({ kind: 'row', code, payload: '0' });
  return rows.codes;
}

/** The order of the bytes, then of the rows, by comparing. */
function orderByComparing(codes: readonly string[]): number[] {
  const bytes = codes.map((code) => Buffer.from(JSON.stringify(code).slice(1, -1)));
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
        expect([...orderByCode(codesOf(codes))]).toEqual(orderByComparing(codes));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps ten thousand rows of one code in the order of the request', () => {
    const order = orderByCode(codesOf(Array<string>(10_000).fill('ABC')));

    expect(order).toHaveLength(10_000);
    expect(order.every((row, index) => row === index)).toBe(true);
  });

  it('orders ten thousand codes that each begin with the one before', () => {
    const codes = Array.from({ length: 10_000 }, (_, index) => 'a'.repeat((index * 77) % 250));

    expect([...orderByCode(codesOf(codes))]).toEqual(orderByComparing(codes));
  });
});

describe('haveSameCode', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'ab', false],
    ['ab', 'abc', false],
    ['', '', true],
  ])('of %j and %j is %j', (a, b, expected) => {
    expect(haveSameCode(codesOf([a, 'x', b]), 0, 2)).toBe(expected);
  });
});
