import { BlockList, isIP } from 'node:net';
import { canonicalAddress } from './client-address.js';

/** True for an address or a network in CIDR form, of IPv4 or IPv6; a zone (`%eth0`) cannot be checked. */
export function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || address.includes('%') || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
}

/** Whether an address is in one of the ranges; null, no address, is in none. No ranges: every address is. */
export function isAllowedAddress(address: string | null, ranges: readonly string[]): boolean {
  return ranges.length === 0 || addressMatcher(ranges)(address);
}

/** Finds out whether addresses, in any spelling, are in one of the ranges. */
export function addressMatcher(ranges: readonly string[]): (address: string | null) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', prefix] = range.split('/');
    const isV4 = isIP(network) === 4;
    list.addSubnet(network, Number(prefix ?? (isV4 ? 32 : 128)), isV4 ? 'ipv4' : 'ipv6');
  }
  return (address) => {
    const plain = canonicalAddress(address ?? '');
    return plain !== null && list.check(plain, isIP(plain) === 4 ? 'ipv4' : 'ipv6');
  };
}
