import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../../../test/factories/texts.js';
import type { Metadata } from '../../domain/metadata.js';
import { METADATA_MODES } from '../../options/metadata-mode.option.js';
import { changedMetadata } from './changed-metadata.js';

const PRIOR = '{"lang":"pl","price":{"net":1,"gross":2},"tags":["a"]}';

const change = (metadata: Metadata, mode: (typeof METADATA_MODES)[number], unset?: string[]) =>
  JSON.parse(changedMetadata(PRIOR, { metadata, unset }, mode).text) as Metadata;

describe('changedMetadata', () => {
  it('keeps the keys that are not sent when it merges', () => {
    expect(change({ price: { net: 3 } }, 'merge')).toEqual({
      lang: 'pl',
      price: { net: 3 },
      tags: ['a'],
    });
  });

  it('drops them when it replaces', () => {
    expect(change({ price: { net: 3 } }, 'replace')).toEqual({ price: { net: 3 } });
  });

  it('merges objects inside of objects when it merges deeply, and replaces all else', () => {
    expect(change({ price: { net: 3 }, tags: [], lang: { a: 1 } }, 'deep_merge')).toEqual({
      lang: { a: 1 },
      price: { net: 3, gross: 2 },
      tags: [],
    });
  });

  it.each(METADATA_MODES)('keeps null as a value: %s', (mode) => {
    expect(change({ lang: null }, mode)).toMatchObject({ lang: null });
  });

  it('takes out the keys that are unset', () => {
    expect(change({ new: 1 }, 'merge', ['price', 'unknown', '__proto__'])).toEqual({
      lang: 'pl',
      tags: ['a'],
      new: 1,
    });
  });

  it.each([
    ['merge', { price: { net: 3 } }, 'change'],
    ['deep_merge', { price: { net: 3, gross: 2 } }, 'change'],
    ['replace', { price: { net: 3 } }, 'whole'],
  ] as const)('holds to the schema what it writes: %s', (mode, judged, extent) => {
    const changed = changedMetadata(PRIOR, { metadata: { price: { net: 3 } } }, mode);
    expect(changed).toMatchObject({ judged, extent });
  });

  it.each(METADATA_MODES)('changes nothing the second time: %s', (mode) => {
    const metadata = fc.dictionary(
      fc.oneof(anyText(), fc.constantFrom('a', '__proto__', 'constructor')),
      fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('a', '__proto__'), fc.jsonValue())),
    );
    fc.assert(
      fc.property(metadata, metadata, (prior, patch) => {
        const { text } = changedMetadata(JSON.stringify(prior), { metadata: patch }, mode);
        expect(changedMetadata(text, { metadata: patch }, mode).text).toBe(text);
        const next = JSON.parse(text) as Metadata;
        for (const key of Object.keys(patch)) expect(Object.hasOwn(next, key)).toBe(true);
      }),
    );
  });
});
