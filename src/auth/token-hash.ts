import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 as lower-case hex. Tokens are long random texts, so a fast hash is the right one. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A digest that no token has; compared when there is no key, so that both cases do the same work. */
export const NO_TOKEN_SHA256 = '0'.repeat(64);

/** Whether two digests are the same. Takes the same time wherever they differ. */
export function isSameHash(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));
}
