import { expect, it } from '@jest/globals';
import { fromMib, percentOf, toMib, wholeOf } from './limits.js';

it.each([
  ['10000', 10_000],
  [' 0 ', 0],
  ['-1', undefined],
  ['1.5', undefined],
  ['', undefined],
  ['many', undefined],
])('the limit %p is %p', (text, limit) => {
  expect(wholeOf(text)).toBe(limit);
});

it('bytes are written as mebibytes and read back', () => {
  expect(toMib(21_474_836_480)).toBe('20480');
  expect(fromMib('20480')).toBe(21_474_836_480);
});

it('more mebibytes than a number holds are as many as it holds', () => {
  expect(fromMib('999999999999999')).toBe(Number.MAX_SAFE_INTEGER);
});

it.each([
  [153, 21_474_836_480, 0],
  [5, 10, 50],
  [11, 10, 100],
  [0, 0, 100],
])('%d of %d are %d percent', (used, limit, percent) => {
  expect(percentOf(used, limit)).toBe(percent);
});
