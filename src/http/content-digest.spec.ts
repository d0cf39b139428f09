import { describe, expect, it } from '@jest/globals';
import { wantsDigest } from './content-digest.js';

describe('wantsDigest', () => {
  it.each(['sha-256=1', 'sha-512=3, sha-256=10', 'SHA-256 = 5', 'sha-512=1,sha-256=01'])(
    'is true for %s',
    (header) => {
      expect(wantsDigest(undefined, header)).toBe(true);
    },
  );

  it.each([undefined, '', 'sha-256=0', 'sha-512=1', 'xsha-256=1', 'sha-256'])(
    'is false for %s',
    (header) => {
      expect(wantsDigest(header)).toBe(false);
    },
  );
});
