import { describe, expect, it } from '@jest/globals';
import { followsLink } from './route-options.js';

describe('a request that follows a link', () => {
  it('has the parameter of its route, whatever its value', () => {
    const rules = { linkParameter: 'token' };

    expect(followsLink({ query: { token: '' } }, rules)).toBe(true);
    expect(followsLink({ query: { tokens: 'a' } }, rules)).toBe(false);
    expect(followsLink({ query: {} }, rules)).toBe(false);
  });

  it('is none on a route without links', () => {
    expect(followsLink({ query: { token: 'a', undefined: 'a' } }, {})).toBe(false);
    expect(followsLink({ query: { token: 'a' } })).toBe(false);
  });
});
