import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergedMetadata, metadataSizeFault, readMetadata, type Metadata } from './metadata.js';

const MAX_BYTES = 65_536;
const ODD_KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'a.b', '$'];

const parse = (text: string) => JSON.parse(text) as Metadata;
const merge = (prior: string, patch: string) =>
  JSON.stringify(mergedMetadata(parse(prior), parse(patch)));

/** Metadata as JSON text; keys collide often and hold the odd ones. */
const metadataText = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', ...ODD_KEYS), fc.jsonValue({ maxDepth: 2 })))
  .map((members) => {
    const unique = new Map(members);
    const texts = [...unique].map(
      ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
    );
    return `{${texts.join(',')}}`;
  });

describe('mergedMetadata', () => {
  it('keeps the keys that the patch does not name', () => {
    expect(merge('{"a":1,"b":2}', '{"b":3,"c":4}')).toBe('{"a":1,"b":3,"c":4}');
  });

  it('stores null as a value', () => {
    expect(merge('{"a":1}', '{"a":null}')).toBe('{"a":null}');
  });

  it('replaces a nested object as a whole', () => {
    expect(merge('{"a":{"x":1,"y":2}}', '{"a":{"x":3}}')).toBe('{"a":{"x":3}}');
  });

  it('replaces an array as a whole', () => {
    expect(merge('{"a":[1,2,3]}', '{"a":[]}')).toBe('{"a":[]}');
  });

  it('changes nothing for an empty patch or for the same values', () => {
    const prior = '{"a":1,"__proto__":{"b":[null]}}';
    expect(merge(prior, '{}')).toBe(prior);
    expect(merge(prior, prior)).toBe(prior);
  });

  it.each(ODD_KEYS)('takes %j for a key like any other', (key) => {
    const member = JSON.stringify(key);
    expect(merge('{"a":1}', `{${member}:{"polluted":1}}`)).toBe(`{"a":1,${member}:{"polluted":1}}`);
    expect(merge(`{${member}:1,"a":1}`, '{"a":2}')).toBe(`{${member}:1,"a":2}`);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('has the value of the patch for each of its keys, else the prior value, and no other key', () => {
    fc.assert(
      fc.property(metadataText, metadataText, (prior, patch) => {
        const expected = new Map([
          ...Object.entries(parse(prior)),
          ...Object.entries(parse(patch)),
        ]);
        expect(new Map(Object.entries(parse(merge(prior, patch))))).toEqual(expected);
      }),
    );
  });

  it('is the same when it is applied twice', () => {
    fc.assert(
      fc.property(metadataText, metadataText, (prior, patch) => {
        const once = merge(prior, patch);
        return merge(once, patch) === once;
      }),
    );
  });
});

describe('metadataSizeFault', () => {
  it.each(['a', 'ä', '€', '👍'])('counts the bytes of %s, not its characters', (char) => {
    const bytes = Buffer.byteLength(char);
    const largest = char.repeat(120 / bytes);
    expect(metadataSizeFault(largest, 120)).toBeNull();
    expect(metadataSizeFault(`${largest}x`, 120)).toEqual({
      path: ['metadata'],
      text: 'must NOT be larger than 120 bytes',
    });
  });
});

describe('readMetadata', () => {
  it('returns the text of what can be kept', () => {
    const text = '{"__proto__":{"a":null},"":[1.5]}';
    expect(readMetadata(parse(text), MAX_BYTES)).toEqual({ text, fault: null });
  });

  it('names what cannot be kept, however deep it is nested', () => {
    const deep = parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(readMetadata(deep, MAX_BYTES).fault?.text).toMatch(/nested deeper/);
  });

  it('names what is too large', () => {
    expect(readMetadata({ a: 'x'.repeat(100) }, 50).fault?.text).toBe(
      'must NOT be larger than 50 bytes',
    );
  });
});
