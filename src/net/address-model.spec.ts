import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../test/factories/texts.js';
import { isAddressRange, isAllowedAddress } from './address-rule.js';

/** An address as a number of 128 bits; one of IPv4 is written as IPv6 has it, behind ::ffff. */
interface Address {
  readonly text: string;
  readonly number: bigint;
  readonly bits: 32 | 128;
}

const V4_IN_V6 = 0xffffn << 32n;

const v4: fc.Arbitrary<Address> = fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }).map((number) => ({
  text: [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 0xffn).join('.'),
  number: V4_IN_V6 | number,
  bits: 32,
}));
const v6: fc.Arbitrary<Address> = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map((number) => ({
  text: Array.from({ length: 8 }, (_, at) =>
    ((number >> (112n - 16n * BigInt(at))) & 0xffffn).toString(16),
  ).join(':'),
  number,
  bits: 128,
}));
/** As a socket that listens on both families shows a peer of IPv4. */
const mapped = v4.map((address) => ({ ...address, text: `::ffff:${address.text}` }));

interface Range {
  readonly text: string;
  readonly network: bigint;
  readonly hostBits: bigint;
}

const range: fc.Arbitrary<Range> = fc.oneof(v4, v6).chain(({ text, number, bits }) =>
  fc.option(fc.integer({ min: 0, max: bits })).map((prefix) => ({
    text: prefix === null ? text : `${text}/${prefix}`,
    network: number,
    hostBits: BigInt(bits - (prefix ?? bits)),
  })),
);
const ranges = fc.array(range, { minLength: 1, maxLength: 4 });

/** Holds an address that differs from the network in few bits, so that the border is met often. */
const near = ranges.chain((list) =>
  fc
    .tuple(fc.constantFrom(...list), fc.nat(127))
    .map(([{ network }, bit]) => [list, network ^ (1n << BigInt(bit))] as const),
);

const holds = (number: bigint) => (one: Range) =>
  number >> one.hostBits === one.network >> one.hostBits;

function textOf(number: bigint): string {
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((number >> (112n - 16n * BigInt(at))) & 0xffffn).toString(16),
  );
  return groups.join(':');
}

const texts = (list: readonly Range[]) => list.map(({ text }) => text);
const RUNS = { numRuns: 1_000 };

describe('the rule of addresses', () => {
  it('allows what is in a range bit by bit, and nothing else', () => {
    fc.assert(
      fc.property(ranges, fc.oneof(v4, v6, mapped), (list, { text, number }) => {
        expect(isAllowedAddress(text, texts(list))).toBe(list.some(holds(number)));
      }),
      RUNS,
    );
  });

  it('is exact at the border of a range', () => {
    fc.assert(
      fc.property(near, ([list, number]) => {
        expect(isAllowedAddress(textOf(number), texts(list))).toBe(list.some(holds(number)));
      }),
      RUNS,
    );
  });

  it('takes every range that it can check', () => {
    fc.assert(
      fc.property(range, ({ text }) => {
        expect(isAddressRange(text)).toBe(true);
      }),
      RUNS,
    );
  });

  it('fails on no text, and can check every range that it takes', () => {
    const part = fc.constantFrom('0', '1', '255', '256', '.', ':', '::', '/', '%', 'f', ' ', '-');
    const odd = fc.oneof(
      fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
      range.chain(({ text }) => fc.constantFrom(`${text}/`, `${text}%1`, ` ${text}`, `${text}\n`)),
      anyText(),
    );
    fc.assert(
      fc.property(odd, odd, (text, address) => {
        if (!isAddressRange(text)) return;
        expect(text).toMatch(/^[\da-f.:]+(\/\d{1,3})?$/i);
        expect(typeof isAllowedAddress(address, [text])).toBe('boolean');
        expect(isAllowedAddress(text.split('/')[0] ?? '', [text])).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(['fe80::1%eth0', 'fe80::%1/64'])('refuses %j, whose zone it could not hold', (text) => {
    expect(isAddressRange(text)).toBe(false);
  });

  it('allows a peer of a link by its address', () => {
    expect(isAllowedAddress('fe80::1%eth0', ['fe80::/10'])).toBe(true);
  });
});
