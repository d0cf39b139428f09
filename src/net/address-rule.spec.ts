import { describe, expect, it } from '@jest/globals';
import { isAddressRange, isAllowedAddress } from './address-rule.js';

describe('isAddressRange', () => {
  it.each(['10.0.0.1', '10.0.0.0/8', '0.0.0.0/0', '::1', '2001:db8::/32', '::/0'])(
    'takes %s',
    (range) => {
      expect(isAddressRange(range)).toBe(true);
    },
  );

  it.each([
    '',
    'localhost',
    '10.0.0',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '::/129',
    '10.0.0.0/',
  ])('refuses %j', (range) => {
    expect(isAddressRange(range)).toBe(false);
  });
});

describe('isAllowedAddress', () => {
  it('allows every address when there are no ranges', () => {
    expect(isAllowedAddress('203.0.113.7', [])).toBe(true);
  });

  it.each([
    ['10.1.2.3', ['10.0.0.0/8'], true],
    ['11.1.2.3', ['10.0.0.0/8'], false],
    ['203.0.113.7', ['10.0.0.0/8', '203.0.113.7'], true],
    ['203.0.113.8', ['203.0.113.7'], false],
    ['::ffff:10.1.2.3', ['10.0.0.0/8'], true],
    ['2001:db8::5', ['2001:db8::/32'], true],
    ['2001:db9::5', ['2001:db8::/32'], false],
    ['not an address', ['0.0.0.0/0'], false],
  ])('says of %s in %j: %j', (address, ranges, expected) => {
    expect(isAllowedAddress(address, ranges)).toBe(expected);
  });
});
