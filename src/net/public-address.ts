import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';
import { canonicalAddress } from './client-address.js';

/** The one address of a cloud's own services that looks like any other (Azure). */
const CLOUD_SERVICE = '168.63.129.16';

/**
 * Whether an address belongs to the public internet. Loopback, private, link-local, unique-local, multicast, reserved and
 * documentation addresses do not, nor does what tunnels to IPv4. An IPv4 address inside IPv6, mapped or by NAT64
 * (64:ff9b::/96), counts as the IPv4 address. False for a text that is no address.
 */
export function isPublicAddress(text: string): boolean {
  const address = canonicalAddress(text);
  if (address === null) return false;
  if (isIPv4(address)) return isPublicIpv4(address);
  const { parts } = ipaddr.IPv6.parse(address);
  if (isNat64(parts)) return isPublicIpv4(lastFourBytes(parts));
  return isGlobalUnicast(parts) && ipaddr.IPv6.parse(address).range() === 'unicast';
}

function isPublicIpv4(address: string): boolean {
  return address !== CLOUD_SERVICE && ipaddr.IPv4.parse(address).range() === 'unicast';
}

/** 2000::/3, the only part of IPv6 that is given out for the internet. */
function isGlobalUnicast([first = 0]: readonly number[]): boolean {
  return first >> 13 === 1;
}

function isNat64(parts: readonly number[]): boolean {
  return parts.slice(0, 6).every((part, index) => part === [0x64, 0xff9b, 0, 0, 0, 0][index]);
}

function lastFourBytes(parts: readonly number[]): string {
  return parts
    .slice(6)
    .flatMap((part) => [part >> 8, part & 0xff])
    .join('.');
}
