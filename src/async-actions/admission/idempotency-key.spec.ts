import { describe, expect, it } from '@jest/globals';
import { readIdempotencyKey } from './idempotency-key.js';

describe('readIdempotencyKey', () => {
  it('is undefined without the header', () => {
    expect(readIdempotencyKey({})).toBeUndefined();
  });

  it.each(['a', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', 'a b', '~'.repeat(255)])(
    'takes %j as it is',
    (key) => {
      expect(readIdempotencyKey({ 'idempotency-key': key })).toBe(key);
    },
  );

  it.each(['', '~'.repeat(256), 'tab\t', 'é', 'line\n'])('refuses %j', (key) => {
    expect(() => readIdempotencyKey({ 'idempotency-key': key })).toThrow(
      'The header Idempotency-Key must have 1 to 255 printable ASCII characters',
    );
  });
});
