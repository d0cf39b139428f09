import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfFlatObject } from './flat-object.js';
import { findUnfaithfulNumbers } from './unfaithful-numbers.js';
import { findValueFault, MAX_KEYS } from './value-limits.js';

const PREFIX = '[1, ';
const endOf = (text: string) =>
  endOfFlatObject(Buffer.from(`${PREFIX}${text}`), PREFIX.length) - PREFIX.length;
const isTaken = (text: string) => endOf(text) > 0;

const plainText = fc.stringMatching(/^[A-Za-z0-9 .:,{}é€😀-]{0,12}$/u);
const space = fc.constantFrom('', ' ', '\n  ', '\t', '\r\n');

/** Plain members in the spacing of one writer or another. */
const plainObject = fc
  .tuple(
    fc.dictionary(plainText, fc.oneof(plainText, fc.integer()), { minKeys: 1, maxKeys: 8 }),
    space,
    space,
  )
  .map(([object, before, after]) => {
    const members = Object.entries(object).map(
      ([key, value]) =>
        `${before}${JSON.stringify(key)}${after}:${before}${JSON.stringify(value)}${after}`,
    );
    return `{${members.join(',')}}`;
  });

/** The same with up to three places overwritten, left out or added to. */
const nearlyPlain = fc
  .tuple(
    plainObject,
    fc.array(
      fc.tuple(fc.nat(), fc.constantFrom(...'{}[]",:\\-+.eE019 tn\n\u0001u\u007f'), fc.nat(2)),
      { maxLength: 3 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((broken, [at, char, mode]) => {
      const place = at % (broken.length + 1);
      return broken.slice(0, place) + (mode === 2 ? '' : char) + broken.slice(place + (mode && 1));
    }, text),
  );

describe('endOfFlatObject', () => {
  it('takes plain objects, however they are spaced, to their last byte', () => {
    fc.assert(
      fc.property(plainObject, (text) => {
        expect(endOf(`${text}}, "more"`)).toBe(Buffer.byteLength(text));
      }),
    );
  });

  it('takes nothing that is not JSON and nothing that cannot be kept as sent', () => {
    fc.assert(
      fc.property(nearlyPlain, (text) => {
        const end = endOf(text);
        if (end <= 0) return;
        const taken = Buffer.from(text).toString('utf8', 0, end);
        const value = JSON.parse(taken) as unknown;
        expect(Object.keys(value as object).length).toBeGreaterThan(0);
        expect(findValueFault(value)).toBeNull();
        expect(findUnfaithfulNumbers(taken)).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    '{"a":"x\\n"}',
    '{"a\\u0041":1}',
    '{"a":01}',
    '{"a":-}',
    '{"a":1.5}',
    '{"a":1e5}',
    '{"a":9007199254740993}',
    '{"a":null}',
    '{"a":{}}',
    '{"a":[]}',
    '{"a":1,}',
    '{"a" 1}',
    '{"a":"\t"}',
    '{\u00a0"a":1}',
    '{}',
    '{"a":1',
    '{"a":"',
    '{"a":',
    '{"a',
    '{',
  ])('leaves %j to others', (text) => {
    expect(isTaken(text)).toBe(false);
  });

  it('leaves objects with more keys than may be kept to others', () => {
    const objectOf = (keys: number) =>
      JSON.stringify(Object.fromEntries([...Array(keys).keys()].map((key) => [`k${key}`, key])));

    expect(isTaken(objectOf(MAX_KEYS))).toBe(true);
    expect(isTaken(objectOf(MAX_KEYS + 1))).toBe(false);
  });
});
