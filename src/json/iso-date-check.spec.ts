import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isIsoDate, parseIsoDate } from './iso-date.js';

const digits = (max: number, length = 2) =>
  fc.integer({ min: 0, max }).map((number) => String(number).padStart(length, '0'));
const zone = fc.oneof(
  fc.constantFrom('', 'Z', 'z'),
  fc
    .tuple(fc.constantFrom('+', '-'), digits(25), fc.constantFrom('', ':'), digits(61))
    .map(([sign, hour, colon, minute]) => `${sign}${hour}${colon}${minute}`),
  fc.tuple(fc.constantFrom('+', '-'), digits(25)).map(([sign, hour]) => sign + hour),
);
const fraction = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 0 }).map((n) => `.${n}`),
);

describe('isIsoDate', () => {
  it('says of every day whether parseIsoDate knows it', () => {
    fc.assert(
      fc.property(digits(9_999, 4), digits(13), digits(32), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        expect(isIsoDate(text)).toBe(parseIsoDate(text) !== null);
      }),
      { numRuns: 2_000 },
    );
  });

  it('says of every time of day whether parseIsoDate knows it', () => {
    fc.assert(
      fc.property(digits(25), digits(61), digits(61), fraction, zone, (h, m, s, part, end) => {
        for (const text of [
          `2024-02-29T${h}:${m}:${s}${part}${end}`,
          `2023-01-31T${h}:${m}${end}`,
          `2023-01-31T${h}${end}`,
        ]) {
          expect([text, isIsoDate(text)]).toEqual([text, parseIsoDate(text) !== null]);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
