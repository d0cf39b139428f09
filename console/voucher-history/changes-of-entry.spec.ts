import { expect, it } from '@jest/globals';
import { changesOf } from './changes-of-entry.js';

it('the keys of the metadata stand beside the fields, also one that is called before', () => {
  const changes = {
    active: { before: true, after: false },
    metadata: { lang: { before: 'en', after: 'de' }, before: { after: 1 } },
  };

  expect(changesOf(changes)).toEqual({
    active: { before: true, after: false },
    'metadata.lang': { before: 'en', after: 'de' },
    'metadata.before': { after: 1 },
  });
});
