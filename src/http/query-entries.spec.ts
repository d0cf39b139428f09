import { describe, expect, it } from '@jest/globals';
import { MAX_QUERY_LENGTH, MAX_QUERY_PARAMETERS, readQueryEntries } from './query-entries.js';

describe('readQueryEntries', () => {
  it('returns every parameter decoded and in order, repeated ones too', () => {
    expect(readQueryEntries('/v1/vouchers?b=1&a=x%20y+z&b=%D0%BA')).toEqual([
      ['b', '1'],
      ['a', 'x y z'],
      ['b', 'к'],
    ]);
  });

  it('reads a name that begins with a bracket like one that does not', () => {
    expect(readQueryEntries('/?[filters][code][conditions][$is]=A')).toEqual([
      ['filters[code][conditions][$is]', 'A'],
    ]);
  });

  it.each(['/v1/vouchers', '/v1/vouchers?'])('finds nothing in %s', (url) => {
    expect(readQueryEntries(url)).toEqual([]);
  });

  it('takes the longest query and refuses a longer one', () => {
    const longest = `/?a=${'x'.repeat(MAX_QUERY_LENGTH - 2)}`;
    expect(readQueryEntries(longest)).toHaveLength(1);
    expect(() => readQueryEntries(`${longest}x`)).toThrow(
      'Query must NOT have more than 8000 characters',
    );
  });

  it('refuses more parameters than its limit', () => {
    const most = `/?${'a&'.repeat(MAX_QUERY_PARAMETERS)}`;
    expect(readQueryEntries(most)).toHaveLength(MAX_QUERY_PARAMETERS);
    expect(() => readQueryEntries(`${most}a`)).toThrow(
      'Query must NOT have more than 200 parameters',
    );
  });
});
