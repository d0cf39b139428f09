import { expect, it } from '@jest/globals';
import { differenceOf } from './metadata-difference.js';

it('an edit sets what differs, takes out what is gone, and leaves the rest', () => {
  const before = { same: { a: [1] }, changed: 1, gone: true };
  const after = { same: { a: [1] }, changed: '1', added: null };

  expect(differenceOf(before, after)).toEqual({
    changed: { changed: '1', added: null },
    removed: ['gone'],
  });
});
