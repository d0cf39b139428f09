import { describe, expect, it } from '@jest/globals';
import { readMetadata } from './read-metadata.js';

describe('metadata in an editor', () => {
  it('is any JSON object', () => {
    expect(readMetadata(' {"a":[1,null,{"b":true}]} ')).toEqual({
      metadata: { a: [1, null, { b: true }] },
    });
  });

  it.each([
    ['{"a":}', /no valid JSON/],
    ['[1]', /an object/],
    ['null', /an object/],
    ['{"a":{"b":[12345678901234567890]}}', /cannot|can be kept exactly/],
  ])('%s is refused in words', (text, fault) => {
    expect(readMetadata(text)).toEqual({ fault: expect.stringMatching(fault) });
  });
});
