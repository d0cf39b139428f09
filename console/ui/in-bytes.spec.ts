import { expect, it } from '@jest/globals';
import { inBytes } from './in-bytes.js';

it.each([
  [0, '0 B'],
  [1_023, '1,023 B'],
  [1_536, '1.5 KiB'],
  [21_474_836_480, '20 GiB'],
  [2 ** 50, '1,024 TiB'],
])('%d bytes are %s', (bytes, words) => {
  expect(inBytes(bytes)).toBe(words);
});
