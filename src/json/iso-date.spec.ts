import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseIsoDate, parseQueryDate } from './iso-date.js';

const moment = fc.date({
  min: new Date('0001-01-02T00:00:00Z'),
  max: new Date('9999-12-30T23:59:59.999Z'),
  noInvalidDate: true,
});

/** Minutes from UTC, as far as clocks are set. */
const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
/** How much of `YYYY-MM-DDTHH:mm:ss.sss` is written, and whether without marks. */
const precision = fc.record({ digits: fc.constantFrom(13, 16, 19, 23), isBasic: fc.boolean() });
const PADDING = '0000-00-00T00:00:00.000Z';

/** The ways to write an offset. */
function zonesOf(minutes: number): string[] {
  const sign = minutes < 0 ? '-' : '+';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  const forms = [`${sign}${hours}${rest}`, `${sign}${hours}:${rest}`];
  if (rest === '00') forms.push(`${sign}${hours}`);
  return minutes === 0 ? [...forms, 'Z'] : forms;
}

describe('parseIsoDate', () => {
  it('reads what Date prints', () => {
    fc.assert(fc.property(moment, (date) => parseIsoDate(date.toISOString()) === date.getTime()));
  });

  it('reads a day as its first moment in UTC', () => {
    fc.assert(
      fc.property(moment, (date) => {
        const day = date.toISOString().slice(0, 10);
        return parseIsoDate(day) === Date.parse(`${day}T00:00:00.000Z`);
      }),
    );
  });

  it.each([
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2024-01-01T10:20', '2024-01-01T10:20:00.000Z'],
    ['2024-01-01T10:20:30', '2024-01-01T10:20:30.000Z'],
    ['2024-01-01T10', '2024-01-01T10:00:00.000Z'],
    ['2020-03-11T09+01', '2020-03-11T08:00:00.000Z'],
    ['2026-11-28T19:07:00.232336+0000', '2026-11-28T19:07:00.232Z'],
    ['2024-01-01T10:20:30,5Z', '2024-01-01T10:20:30.500Z'],
    ['20240101T102030.5+0530', '2024-01-01T04:50:30.500Z'],
    ['20240101T10', '2024-01-01T10:00:00.000Z'],
    ['2024-01-01T10:20:30.5Z', '2024-01-01T10:20:30.500Z'],
    ['2024-01-01T10:20:30.123456Z', '2024-01-01T10:20:30.123Z'],
    ['2024-01-01T10:20:30+02:00', '2024-01-01T08:20:30.000Z'],
    ['2024-01-01T00:00:00.000-05:30', '2024-01-01T05:30:00.000Z'],
  ])('reads %s as %s', (text, expected) => {
    expect(new Date(parseIsoDate(text) ?? NaN).toISOString()).toBe(expected);
  });

  it.each([
    '2023-02-29',
    '2024-02-30T00:00:00Z',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-01-01T24:00:00Z',
    '2024-01-01T23:60:00Z',
    '2024-01-01T23:59:60Z',
    '2024-01-01T',
    '2024-01-01T1',
    '2024-01-01T10Z0',
    '2024-01-01T10:20:30+2',
    '2024-01-01T10:20:30+020',
    '2024-01-01T10:20:30+02:0',
    '2024-01-01T10:20:30 02:00',
    '2024-01-01+02:00',
    '2024-01-01T1020',
    '20240101T10:20',
    '2024-01-01T00:00:00+25:00',
    '2024-01-01 10:20:30',
    '24-01-01',
    '20240101',
    '+012024-01-01',
    '1704067200000',
    ' 2024-01-01',
    '2024-01-01\n',
    'Mon, 01 Jan 2024 00:00:00 GMT',
    'now',
    '',
  ])('refuses %j', (text) => {
    expect(parseIsoDate(text)).toBeNull();
  });

  it('reads every form of an offset as the same moment', () => {
    fc.assert(
      fc.property(moment, offset, precision, (date, minutes, { digits, isBasic }) => {
        const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, digits);
        const written = isBasic ? local.replaceAll(/[-:]/g, '') : local;
        const expected = Date.parse(local.padEnd(24, PADDING.slice(digits))) - minutes * 60_000;
        for (const zone of zonesOf(minutes)) {
          expect([written + zone, parseIsoDate(written + zone)]).toEqual([
            written + zone,
            expected,
          ]);
        }
      }),
    );
  });
});

describe('parseQueryDate', () => {
  it('reads a blank before an offset as the plus that it was', () => {
    fc.assert(
      fc.property(moment, offset, precision, (date, minutes, { digits }) => {
        const text = date.toISOString().slice(0, digits);
        for (const zone of zonesOf(minutes)) {
          const sent = new URLSearchParams(`date=${text}${zone}`).get('date') ?? '';
          expect(parseQueryDate(sent)).toBe(parseIsoDate(text + zone));
        }
      }),
    );
  });

  it.each(['2024-01-01 10:20:30', '2024-01-01 02:00', ' 2024-01-01', '2024-01-01T10:20  02:00'])(
    'refuses %j',
    (text) => {
      expect(parseQueryDate(text)).toBeNull();
    },
  );
});
