import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rangeOf, seek, type CodeRange } from './code-range.js';

const codeArbitrary = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('A', 'AB', 'ABC', 'ä', 'ä😀', '😀', '😁'),
  fc
    .tuple(fc.constantFrom('x', '猫', '😀'), fc.integer({ min: 10, max: 130 }), fc.string())
    .map(([letter, times, end]) => letter.repeat(times) + end),
);

/** What the statement asks of a chunk. */
function isCandidate({ prefix, first, last }: CodeRange, code: string): boolean {
  const { prefixes, cut } = seek(code);
  const isUpTo = (one: string, other: string) =>
    Buffer.compare(Buffer.from(one), Buffer.from(other)) <= 0;
  return prefixes.includes(prefix) && isUpTo(first, cut) && isUpTo(cut, last);
}

describe('the range of codes', () => {
  it('holds each of them, however long and whatever letters they have', () => {
    fc.assert(
      fc.property(fc.array(codeArbitrary, { minLength: 1, maxLength: 6 }), (codes) => {
        const range = rangeOf(codes) as CodeRange;
        for (const code of codes) expect(isCandidate(range, code)).toBe(true);
      }),
    );
  });

  it('goes from the least to the greatest of plain codes, and of those with quotes', () => {
    const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(ascii, { minLength: 1, maxLength: 6 }), (codes) => {
        const spelled = codes.map((code) => Buffer.from(JSON.stringify(code).slice(1, -1)));
        const texts = spelled.sort((a, b) => Buffer.compare(a, b)).map(String);
        const { first, last } = rangeOf(codes) as CodeRange;
        expect([first, last]).toEqual([texts[0], texts.at(-1)]);
      }),
    );
  });

  it('of one short code holds no other', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (code, other) => {
        fc.pre(code !== other);
        expect(isCandidate(rangeOf([code]) as CodeRange, other)).toBe(false);
      }),
    );
  });

  it('is short enough for an index, and whole characters', () => {
    const { prefix, first, last } = rangeOf(['猫'.repeat(500)]) as CodeRange;
    expect([prefix, first, last]).toEqual(['猫'.repeat(16), '猫'.repeat(32), '猫'.repeat(32)]);
  });

  it('of no codes does not exist', () => {
    expect(rangeOf([])).toBeNull();
  });
});
