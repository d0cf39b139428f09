import { describe, expect, it } from '@jest/globals';
import { keyOf } from './idempotency.js';

const REQUEST = { route: 'bulk-update', query: { label: 'a' }, body: '[1]' };

describe('the key of a request', () => {
  it('is the same for the same request', () => {
    expect(keyOf(REQUEST)).toBe(keyOf({ ...REQUEST, query: { label: 'a' } }));
  });

  it.each([
    ['route', { route: 'import' }],
    ['options', { query: { label: 'b' } }],
    ['body', { body: '[2]' }],
  ])('is another one for other %s', (_, change) => {
    expect(keyOf({ ...REQUEST, ...change })).not.toBe(keyOf(REQUEST));
  });

  it('of a dry run is always new', () => {
    const dryRun = { ...REQUEST, query: { dry_run: true } };

    expect(keyOf(dryRun)).not.toBe(keyOf(dryRun));
  });
});
