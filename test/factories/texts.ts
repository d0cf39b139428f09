import fc, { type Arbitrary, type StringConstraints } from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };
const CODE_POINTS = 0x110000 - SURROGATES.count;

const codePoint = fc.integer({ min: 0, max: CODE_POINTS - 1 }).map(
  (n) => String.fromCodePoint(n < SURROGATES.first ? n : n + SURROGATES.count),
  (text) => {
    const point = codePointOf(text);
    return point < SURROGATES.first ? point : point - SURROGATES.count;
  },
);

function codePointOf(text: unknown): number {
  const point = typeof text === 'string' ? text.codePointAt(0) : undefined;
  if (point === undefined || String.fromCodePoint(point) !== text) throw new Error('No code point');
  return point;
}

/**
 * Texts of any code points but half surrogates, also of those that JavaScript itself stumbles over. The unit `binary`
 * of fast-check is the same, but fills a map of a million entries in each file.
 */
export const anyText = (constraints: Omit<StringConstraints, 'unit'> = {}): Arbitrary<string> =>
  fc.string({ ...constraints, unit: codePoint });
