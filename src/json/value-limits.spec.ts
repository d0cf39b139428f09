import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  findValueFault,
  hasMoreValuesThan,
  MAX_DEPTH,
  MAX_KEYS,
  textFault,
} from './value-limits.js';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
const withKeys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]));

describe('textFault', () => {
  it.each(['', 'plain', 'é', '👍', '\n\t', '\u202e'])('passes %j', (text) => {
    expect(textFault(text)).toBeNull();
  });

  it('names U+0000', () => {
    expect(textFault('a\0b')).toBe('must NOT contain U+0000');
  });

  it.each(['\ud83d', '\udc4d\ud83d', 'a\udfff'])('names half a surrogate pair in %j', (text) => {
    expect(textFault(text)).toBe('must be well-formed Unicode');
  });
});

describe('findValueFault', () => {
  it('passes every JSON value of well-formed text', () => {
    const value = fc.jsonValue({ maxDepth: 6, stringUnit: 'grapheme' });
    fc.assert(fc.property(value, (json) => findValueFault(json) === null));
  });

  it('passes the deepest nesting and names one level more', () => {
    expect(findValueFault(nested(MAX_DEPTH))).toBeNull();
    expect(findValueFault(nested(MAX_DEPTH + 1))?.text).toBe(
      'must NOT be nested deeper than 32 levels',
    );
  });

  it('does not count the levels around the values', () => {
    expect(findValueFault({ metadata: nested(MAX_DEPTH) }, [], 1)).toBeNull();
    expect(findValueFault({ metadata: nested(MAX_DEPTH + 1) }, [], 1)).not.toBeNull();
  });

  it('names nesting at the value that was given, however deep it is', () => {
    expect(findValueFault(nested(100_000), ['metadata'])?.path).toEqual(['metadata']);
  });

  it('passes the most keys and names one more', () => {
    expect(findValueFault({ a: withKeys(MAX_KEYS) })).toBeNull();
    expect(findValueFault({ a: withKeys(MAX_KEYS + 1) })).toEqual({
      path: ['a'],
      text: 'must NOT have more than 1000 properties',
    });
  });

  it('does not count the elements of an array', () => {
    expect(findValueFault(Array.from({ length: MAX_KEYS + 1 }, () => 0))).toBeNull();
  });

  it('names the place of a text that cannot be kept', () => {
    expect(findValueFault({ a: [{ b: 'x\0' }] }, ['metadata'])).toEqual({
      path: ['metadata', 'a', 0, 'b'],
      text: 'must NOT contain U+0000',
    });
  });

  it.each(['\0', '\ud800'])('names a key that cannot be kept: %j', (key) => {
    expect(findValueFault({ a: { [key]: 1 } })?.text).toMatch(/ in a key$/);
  });

  it('takes __proto__ for a key like any other', () => {
    expect(findValueFault(JSON.parse('{"__proto__":{"a":"\\u0000"}}'))?.path).toEqual([
      '__proto__',
      'a',
    ]);
  });
});

describe('hasMoreValuesThan', () => {
  it('counts the values of all levels', () => {
    const value = { a: [1, 2, { b: null }], c: {} };

    expect(hasMoreValuesThan(value, 6)).toBe(false);
    expect(hasMoreValuesThan(value, 5)).toBe(true);
  });

  it('finds none in a single value', () => {
    expect([null, 7, 'text'].map((value) => hasMoreValuesThan(value, 0))).toEqual(
      Array(3).fill(false),
    );
  });
});
