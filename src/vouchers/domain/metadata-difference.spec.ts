import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { metadataDifference } from './metadata-difference.js';

const differenceOf = (before: unknown, after: unknown) =>
  JSON.stringify(metadataDifference(JSON.stringify(before), JSON.stringify(after)));

describe('metadataDifference', () => {
  it('has a changed key with both values and leaves out the others', () => {
    expect(differenceOf({ a: 1, b: 2 }, { a: 1, b: 3 })).toBe('{"b":{"before":2,"after":3}}');
  });

  it('tells an added key and a removed key from null', () => {
    expect(differenceOf({ gone: 1, a: null }, { a: 2, added: null })).toBe(
      '{"gone":{"before":1},"a":{"before":null,"after":2},"added":{"after":null}}',
    );
  });

  it('compares nested values by their texts', () => {
    expect(differenceOf({ a: { x: [1] } }, { a: { x: [1] } })).toBe('{}');
    expect(differenceOf({ a: { x: [1] } }, { a: { x: [2] } })).toBe(
      '{"a":{"before":{"x":[1]},"after":{"x":[2]}}}',
    );
  });

  it('treats __proto__ as any other key', () => {
    expect(JSON.stringify(metadataDifference('{}', '{"__proto__":{"a":1}}'))).toBe(
      '{"__proto__":{"after":{"a":1}}}',
    );
  });

  it('says all that leads from one state to the other', () => {
    const metadata = fc.dictionary(fc.constantFrom('a', 'b', '1', '__proto__'), fc.jsonValue());
    fc.assert(
      fc.property(metadata, metadata, (from, to) => {
        const [before, after] = [JSON.stringify(from), JSON.stringify(to)];
        const state = new Map(Object.entries(JSON.parse(before) as object));
        for (const [key, change] of Object.entries(metadataDifference(before, after))) {
          if ('after' in change) state.set(key, change.after);
          else state.delete(key);
        }
        expect(Object.fromEntries(state)).toEqual(
          Object.fromEntries(Object.entries(JSON.parse(after) as object)),
        );
      }),
    );
  });
});
