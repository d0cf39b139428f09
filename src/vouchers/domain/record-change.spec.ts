import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryMetadata } from '../../../test/support/vouchers/arbitrary-metadata.js';
import { applyChange, changeBetween, turnedRound, type Members } from './record-change.js';

const undo = (prior: Members, written: Members, now: Members) => {
  const change = changeBetween(written, prior);
  return change === null ? null : applyChange(now, change, new Set());
};

describe('a change that is turned round', () => {
  it('is null when both records have the same values', () => {
    expect(changeBetween({ a: [1] }, { a: [1] })).toBeNull();
  });

  it('restores values, removes keys that came, and keeps those that it never touched', () => {
    const { record, kept } = undo({ a: 1 }, { a: 2, b: 3 }, { a: 2, b: 3, c: 4 }) ?? {};
    expect(record).toEqual({ a: 1, c: 4 });
    expect(kept).toEqual([]);
  });

  it('puts a key that went back to its place', () => {
    const { record } = undo({ a: 1, b: 2, c: 3 }, { a: 1, c: 3 }, { a: 1, c: 3, d: 4 }) ?? {};
    expect(JSON.stringify(record)).toBe('{"a":1,"b":2,"c":3,"d":4}');
  });

  it('keeps a key that was changed, removed or added meanwhile', () => {
    const prior = { changed: 1, removed: 1, gone: 1 };
    const written = { changed: 2, removed: 2 };
    const now = { changed: 3, gone: 3 };
    expect(undo(prior, written, now)).toEqual({
      record: now,
      kept: ['changed', 'removed', 'gone'],
    });
  });

  it('keeps nothing where a key has the prior value already', () => {
    expect(undo({ a: 1 }, { a: 2 }, { a: 1 })).toEqual({ record: { a: 1 }, kept: [] });
  });

  it('goes back where only the order inside of a value was changed meanwhile', () => {
    const change = { from: { a: { x: 1, y: 2 } }, to: { a: 0 } };
    const { record, kept } = applyChange({ a: { y: 2, x: 1 } }, change, new Set());
    expect({ record, kept }).toEqual({ record: { a: 0 }, kept: [] });
  });

  it('leaves settled keys alone', () => {
    const change = changeBetween({ a: 2 }, { a: 1 });
    if (change === null) throw new Error('There is no change');
    expect(applyChange({ a: 2 }, change, new Set(['a'])).record).toEqual({ a: 2 });
  });

  it.each(['__proto__', 'constructor', ''])('takes %p for a key like any other', (key) => {
    const written = JSON.parse(`{${JSON.stringify(key)}:1}`) as Members;
    expect(JSON.stringify(undo({}, written, written)?.record)).toBe('{}');
    const back = undo(written, {}, {})?.record;
    expect(JSON.stringify(back)).toBe(JSON.stringify(written));
  });

  it('tells null from a key that is not there', () => {
    expect(undo({}, { a: null }, { a: null })?.record).toEqual({});
    expect(undo({ a: null }, {}, {})?.record).toEqual({ a: null });
  });

  it('is turned round once more without a look at the values', () => {
    fc.assert(
      fc.property(arbitraryMetadata, arbitraryMetadata, (one, other) => {
        const change = changeBetween(one, other);
        if (change === null) return;
        expect(turnedRound(change, one)).toEqual(changeBetween(other, one));
      }),
    );
  });
});
