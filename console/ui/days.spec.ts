import { describe, expect, it } from '@jest/globals';
import { beginOf, endOf, searchDay } from './days.js';

describe('a day of the reader', () => {
  it('lasts from one midnight to the next one, also at the end of a year', () => {
    expect(beginOf('2026-12-31')).toBe(new Date(2026, 11, 31).toISOString());
    expect(endOf('2026-12-31')).toBe(new Date(2027, 0, 1).toISOString());
  });

  it.each(['2026-13-01', '2026-1-1', 'yesterday', 20261231, undefined])('is not %p', (value) => {
    expect(searchDay(value)).toBeUndefined();
  });

  it('is what a field for dates writes', () => {
    expect(searchDay('2026-02-28')).toBe('2026-02-28');
  });
});
