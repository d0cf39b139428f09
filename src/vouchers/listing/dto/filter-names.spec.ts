import { describe, expect, it } from '@jest/globals';
import { isFilterName } from '../../../paging/unread-filters.js';
import { BIN_FIELDS } from '../../trash-bin/bin-filter.js';
import { FIELD_KINDS } from '../filter/condition.js';

const NAMES = [...Object.keys(FIELD_KINDS), ...BIN_FIELDS, 'metadata.lang', 'filters'];

describe('a name that narrows some list', () => {
  it.each(NAMES)('is known to every list: %s', (name) => {
    expect(isFilterName(name)).toBe(true);
    expect(isFilterName(`${name}[before]`)).toBe(true);
  });

  it.each(['limit', 'page', 'order', 'starting_after_id', 'utm_source', 'filter', '__proto__', ''])(
    'is not %j',
    (name) => {
      expect(isFilterName(name)).toBe(false);
    },
  );
});
