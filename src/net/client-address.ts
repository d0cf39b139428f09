import { isIP, isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Longer than any address with brackets, a zone and a port. */
const MAX_LENGTH = 100;
/** What stands for everything that is no address. */
const NO_NETWORK = 'none';

/**
 * The one spelling of an address, or null for a text that is none. IPv6 is in its short form in lower case.
 * An IPv4 address inside IPv6 is written as IPv4. Brackets, a port and a zone, which proxies may pass on, are
 * left out.
 */
export function canonicalAddress(text: string): string | null {
  // IPv4 has one spelling, and nearly every request comes from such an address.
  if (isIPv4(text)) return text;
  if (text.length > MAX_LENGTH) return null;
  const [address = ''] = withoutPort(text.trim()).split('%');
  return isIP(address) === 0 ? null : ipaddr.process(address).toString();
}

/** Where a request came from, in one spelling; null when a proxy named no address. */
export function clientAddress(request: { readonly ip: string }): string | null {
  return canonicalAddress(request.ip);
}

/**
 * The network that stands for an address, in one spelling, where clients are counted. A client with an IPv6
 * address usually controls its whole /64. Everything that is no address is one network.
 */
export function networkOf(address: string | null): string {
  if (address === null) return NO_NETWORK;
  if (!isIPv6(address)) return address;
  const groups = ipaddr.IPv6.parse(address).parts.slice(0, 4);
  return groups.map((group) => group.toString(16)).join(':');
}

/** Of `[::1]:443` and `10.0.0.1:443` the address. A text with more colons is IPv6 without a port. */
function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text);
  const plain = /^([^:]*):\d{1,5}$/.exec(text);
  return bracketed?.[1] ?? plain?.[1] ?? text;
}
