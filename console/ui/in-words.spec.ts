import { expect, it } from '@jest/globals';
import { inWords } from './in-words.js';

it.each([
  [400, '0 s'],
  [59_400, '59 s'],
  [61_000, '1 min 1 s'],
  [3_600_000, '1 h 0 min'],
  [9_000_000, '2 h 30 min'],
])('%d ms are %s', (ms, words) => {
  expect(inWords(ms)).toBe(words);
});
