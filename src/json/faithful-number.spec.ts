import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isFaithfulNumber } from './faithful-number.js';

describe('isFaithfulNumber', () => {
  it.each([
    '0',
    '-0',
    '0.0',
    '0e99',
    '1',
    '-1',
    '1.50',
    '1.5e0',
    '1E+2',
    '100e-2',
    '1e22',
    '5e-324',
  ])('keeps %s', (token) => {
    expect(isFaithfulNumber(token)).toBe(true);
  });

  it.each(['9007199254740991', '9007199254740992', '0.1', '1.7976931348623157e308', '1e308'])(
    'keeps %s, which is at the edge of what a double holds',
    (token) => {
      expect(isFaithfulNumber(token)).toBe(true);
    },
  );

  it.each([
    ['9007199254740993', 'an integer between two doubles'],
    ['-9007199254740993', 'the same below zero'],
    ['0.1000000000000000055', 'more digits than a double prints'],
    ['1e400', 'beyond the largest double'],
    ['-1e400', 'beyond the smallest double'],
    ['1e-400', 'so small that it becomes zero'],
    ['123456789012345678901234567890', 'thirty digits'],
  ])('refuses %s: %s', (token) => {
    expect(isFaithfulNumber(token)).toBe(false);
  });

  it('keeps every number that JSON.stringify prints', () => {
    const finite = fc.double({ noDefaultInfinity: true, noNaN: true });
    fc.assert(fc.property(finite, (value) => isFaithfulNumber(JSON.stringify(value))));
  });

  it('does not mind how a number is written', () => {
    const integer = fc.maxSafeInteger();
    fc.assert(
      fc.property(integer, fc.nat(20), (value, zeros) => {
        const fraction = `${value}.${'0'.repeat(zeros + 1)}`;
        const power = `${value}${'0'.repeat(zeros)}e-${zeros}`;
        return isFaithfulNumber(fraction) && isFaithfulNumber(power);
      }),
    );
  });
});
