import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRange } from './byte-ranges.js';

describe('readRange', () => {
  it.each([
    ['bytes=0-3', { first: 0, last: 3 }],
    ['bytes=3-', { first: 3, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=0-99', { first: 0, last: 9 }],
    ['bytes=-99', { first: 0, last: 9 }],
    ['Bytes= 9 - 9 ', { first: 9, last: 9 }],
    ['bytes=0-99999999999999999999999', { first: 0, last: 9 }],
  ])('takes %s of ten bytes', (header, range) => {
    expect(readRange(header, 10)).toEqual(range);
  });

  it.each([
    undefined,
    '',
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=0-1,3-4',
    'lines=0-1',
    'bytes=a-b',
    'bytes=--1',
  ])('takes %j for no range', (header) => {
    expect(readRange(header, 10)).toBeNull();
  });

  it.each([
    ['bytes=10-', 10],
    ['bytes=10-20', 10],
    ['bytes=-0', 10],
    ['bytes=0-', 0],
    ['bytes=-5', 0],
  ])('finds nothing at %s of %d bytes', (header, length) => {
    expect(readRange(header, length)).toBe('unsatisfiable');
  });

  it('never leaves the file', () => {
    const number = fc.oneof(fc.constant(''), fc.nat(30));
    fc.assert(
      fc.property(number, number, fc.nat(20), (from, to, length) => {
        const range = readRange(`bytes=${from}-${to}`, length);
        if (range === null || range === 'unsatisfiable') return;
        expect(range.first).toBeLessThanOrEqual(range.last);
        expect(range.last).toBeLessThan(length);
      }),
    );
  });
});
