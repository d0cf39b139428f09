import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseIsoDate } from './iso-date.js';

const moment = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

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
    ['2024-01-01T10', '2024-01-01T10:00:00.000Z'],
    ['2024-01-01T10+0130', '2024-01-01T08:30:00.000Z'],
    ['2024-01-01T10:20-02', '2024-01-01T12:20:00.000Z'],
    ['2024-01-01T10:20:30.232336+0000', '2024-01-01T10:20:30.232Z'],
    ['2024-01-01T10:20', '2024-01-01T10:20:00.000Z'],
    ['2024-01-01T10:20:30', '2024-01-01T10:20:30.000Z'],
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
    '2024-01-01T10:20+2',
    '2024-01-01T10:20+020',
    '2024-01-01T10:20+02:0',
    '2024-01-01T00:00:00+25',
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
});
