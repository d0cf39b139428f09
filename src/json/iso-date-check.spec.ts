import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isMetadataDate, parseIsoDate } from './iso-date.js';

const digits = (max: number, length = 2) =>
  fc.integer({ min: 0, max }).map((number) => String(number).padStart(length, '0'));
const zone = fc.oneof(
  fc.constantFrom('', 'Z', 'z'),
  fc
    .tuple(fc.constantFrom('+', '-'), digits(25), digits(61))
    .map(([sign, hour, minute]) => `${sign}${hour}:${minute}`),
);
const fraction = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 0 }).map((n) => `.${n}`),
);

describe('a date in metadata', () => {
  it('is every day that parseIsoDate reads', () => {
    fc.assert(
      fc.property(digits(9_999, 4), digits(13), digits(32), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        expect(isMetadataDate(text)).toBe(parseIsoDate(text) !== null);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is every time with minutes that parseIsoDate reads', () => {
    fc.assert(
      fc.property(digits(25), digits(61), digits(61), fraction, zone, (h, m, s, part, end) => {
        for (const text of [
          `2024-02-29T${h}:${m}:${s}${part}${end}`,
          `2023-01-31T${h}:${m}${end}`,
        ]) {
          expect([text, isMetadataDate(text)]).toEqual([text, parseIsoDate(text) !== null]);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    '2024-01-01T10',
    '2024-01-01T10:20:30+02',
    '2024-01-01T10:20:30+0200',
    '2024-01-01T10:20:30,5Z',
    '20240101T102030Z',
  ])('is not %s, which parseIsoDate reads', (text) => {
    expect(parseIsoDate(text)).not.toBeNull();
    expect(isMetadataDate(text)).toBe(false);
  });
});
