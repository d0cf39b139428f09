import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonScanner } from './json-scanner.js';
import { InvalidJsonError } from './parse-json.js';
import { findUnfaithfulNumbers } from './unfaithful-numbers.js';
import { findValueFault } from './value-limits.js';

/** Whether the scanner takes the text as one JSON document, and whether it vouches for it. */
function scan(text: string): { valid: boolean; clean: boolean } {
  const scanner = new JsonScanner(Buffer.from(text));
  try {
    scanner.scanValue();
    return { valid: scanner.peek() === -1, clean: scanner.clean };
  } catch (error) {
    if (error instanceof InvalidJsonError) return { valid: false, clean: false };
    throw error;
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** JSON texts with one or two places broken, which is where parsers disagree. */
const brokenJson = fc
  .tuple(
    fc.oneof(
      fc.json({ maxDepth: 4 }),
      // Flat objects in arrays and objects, which the scanner takes another way.
      fc
        .array(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())))
        .map((list) => JSON.stringify({ list }, null, list.length % 2)),
    ),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...'{}[]",:\\/-+.eE019 tfn\n\u0001u')), {
      maxLength: 2,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((broken, [at, char]) => {
      const place = at % (broken.length + 1);
      return broken.slice(0, place) + char + broken.slice(place + (at % 2));
    }, text),
  );

describe('JsonScanner', () => {
  it('accepts exactly what JSON.parse accepts', () => {
    fc.assert(
      fc.property(brokenJson, (text) => {
        expect(scan(text).valid).toBe(parses(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    '01',
    '-',
    '-01',
    '1.',
    '.5',
    '1e',
    '1e+',
    '+1',
    '0x10',
    'NaN',
    'Infinity',
    'tru',
    'nul',
    '"\\x"',
    '"\\u12g4"',
    '"\t"',
    '"',
    '{',
    '[',
    '[1,]',
    '{"a":1,}',
    '{"a"}',
    '{a:1}',
    '[1 2]',
    '{"a":1 "b":2}',
    '{,}',
    '[,]',
    '{"a"::1}',
    '[[[',
    ']',
    '}',
    '',
    ' ',
    '\u00a01',
    '1\v',
  ])('refuses %j', (text) => {
    expect(scan(text).valid).toBe(false);
  });

  it.each([
    '0',
    '-0',
    '-0.0e-0',
    '1E5',
    '[]',
    '{}',
    '[{}]',
    ' [ 1 , 2 ] ',
    '"\\u0041\\n\\/"',
    'null',
  ])('accepts %j', (text) => {
    expect(scan(text).valid).toBe(true);
  });

  it('vouches for no value that must not be kept as it is', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 40, noUnicodeString: false }), (text) => {
        const mustBeJudged =
          findValueFault(JSON.parse(text)) !== null || findUnfaithfulNumbers(text).length > 0;
        if (mustBeJudged) expect(scan(text).clean).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['U+0000', '"\\u0000"'],
    ['half a surrogate pair', '"\\ud800"'],
    ['an integer beyond 2^53', '[9007199254740993]'],
    ['a number beyond a double', '{"a":1e400}'],
    ['33 levels', '['.repeat(33) + ']'.repeat(33)],
    [
      '1,001 keys',
      JSON.stringify(Object.fromEntries([...Array(1_001).keys()].map((k) => [`k${k}`, k]))),
    ],
  ])('leaves %s to a closer look', (_, text) => {
    expect(scan(text)).toEqual({ valid: true, clean: false });
  });

  it.each([
    ['32 levels', '['.repeat(32) + ']'.repeat(32)],
    [
      '1,000 keys',
      JSON.stringify(Object.fromEntries([...Array(1_000).keys()].map((k) => [`k${k}`, k]))),
    ],
    ['plain values', '{"a":[1,2.5,-3e10,true,null,"\\n\\"é"]}'],
  ])('vouches for %s', (_, text) => {
    expect(scan(text)).toEqual({ valid: true, clean: true });
  });

  it('does not overflow on five million levels', () => {
    expect(scan('['.repeat(5_000_000)).valid).toBe(false);
  });
});
