import { describe, expect, it } from '@jest/globals';
import { keyRequestOf } from './new-key-request.js';

const FORM = { name: ' Checkout ', scopes: ['vouchers'], addresses: '', lastDay: '' } as const;

describe('a new key', () => {
  it('has no more than was filled in', () => {
    expect(keyRequestOf(FORM)).toEqual({ name: 'Checkout', scopes: ['vouchers'] });
  });

  it('for everything needs no further scope', () => {
    expect(keyRequestOf({ ...FORM, scopes: ['vouchers', 'api'] }).scopes).toEqual(['api']);
  });

  it('works to the end of its last day, from each address that a line names', () => {
    const request = keyRequestOf({
      ...FORM,
      addresses: '10.0.0.0/8\n\n192.0.2.1, 192.0.2.2',
      lastDay: '2026-12-31',
    });

    expect(request).toMatchObject({
      allowed_ips: ['10.0.0.0/8', '192.0.2.1', '192.0.2.2'],
      expires_at: new Date(2027, 0, 1).toISOString(),
    });
  });
});
