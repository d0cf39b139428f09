import { describe, expect, it } from '@jest/globals';
import { hashToken, NO_TOKEN_SHA256, isSameHash } from './token-hash.js';

describe('hashToken', () => {
  it('is SHA-256 in lower-case hex', () => {
    expect(hashToken('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

describe('isSameHash', () => {
  it('knows the token of a digest', () => {
    expect(isSameHash(hashToken('token'), hashToken('token'))).toBe(true);
  });

  it.each(['', 'Token', 'token ', 'token\0', hashToken('token')])('refuses %j', (token) => {
    expect(isSameHash(hashToken(token), hashToken('token'))).toBe(false);
  });

  it.each(['', '0', NO_TOKEN_SHA256])('matches nothing where there is no key: %j', (token) => {
    expect(isSameHash(hashToken(token), NO_TOKEN_SHA256)).toBe(false);
  });
});
