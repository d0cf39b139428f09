import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalAddress, networkOf } from './client-address.js';

describe('canonicalAddress', () => {
  it.each([
    ['198.51.100.3', '198.51.100.3'],
    [' 198.51.100.3 ', '198.51.100.3'],
    ['198.51.100.3:50123', '198.51.100.3'],
    ['::ffff:198.51.100.3', '198.51.100.3'],
    ['::FFFF:198.51.100.3', '198.51.100.3'],
    ['::ffff:c633:6403', '198.51.100.3'],
    ['0:0:0:0:0:ffff:c633:6403', '198.51.100.3'],
    ['[::ffff:198.51.100.3]:443', '198.51.100.3'],
    ['2001:DB8:2:2::1', '2001:db8:2:2::1'],
    ['2001:0db8:0002:0002:0:0:0:1', '2001:db8:2:2::1'],
    ['[2001:db8:2:2::1]', '2001:db8:2:2::1'],
    ['[2001:db8:2:2::1]:65535', '2001:db8:2:2::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['fe80::1%of-the-clients-choice', 'fe80::1'],
    ['::1', '::1'],
  ])('writes %j as %j', (text, expected) => {
    expect(canonicalAddress(text)).toBe(expected);
  });

  it.each([
    '',
    'unknown',
    '_hidden',
    '1',
    '127.1',
    '0x7f.0.0.1',
    '010.0.0.1',
    '10.0.0.1:port',
    '10.0.0.1:1234567',
    '[10.0.0.1',
    '1::2::3',
    '%eth0',
    `fe80::1%${'z'.repeat(10_000)}`,
    '1'.repeat(10_000),
  ])('finds no address in %j', (text) => {
    expect(canonicalAddress(text)).toBeNull();
  });

  it('writes every address as it writes its own result', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const once = canonicalAddress(text);
        expect(once).not.toBeNull();
        expect(canonicalAddress(once ?? '')).toBe(once);
        expect(canonicalAddress(text.toUpperCase())).toBe(once);
      }),
    );
  });
});

describe('networkOf', () => {
  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', true],
    ['2001:db8::1', '2001:db8:0:0:9::', true],
    ['::1', '::2', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['203.0.113.7', '203.0.113.8', false],
    [null, null, true],
    [null, '::1', false],
  ])('of %s and %s are the same: %s', (one, other, expected) => {
    expect(networkOf(one) === networkOf(other)).toBe(expected);
  });
});
