import { isAllowedAddress } from '../net/address-rule.js';
import type { ApiKey } from './storage/key-store.js';

/**
 * Whether a key has not ended and may be used from an address. What it was given to, such as bearer tokens, shares its
 * fate.
 * @param address in one spelling; null is no address, from which a key with allowed addresses is refused
 */
export function isUsable(key: ApiKey, address: string | null): boolean {
  return isLive(key) && isAllowedAddress(address, key.allowedIps);
}

/** Whether a key is neither revoked nor expired. */
export function isLive({ revokedAt, expiresAt }: ApiKey): boolean {
  return revokedAt === null && (expiresAt ?? Infinity) > Date.now();
}
