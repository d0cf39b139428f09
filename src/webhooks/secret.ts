import { randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const MIN_LENGTH = 16;
const MAX_LENGTH = 256;
const MIN_KEY_BYTES = 24;
const MAX_KEY_BYTES = 64;

/** A new secret in the form of Standard Webhooks: 32 random bytes. */
export function newSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/** The bytes that sign by Standard Webhooks: what stands behind the prefix in base64, or else the text itself. */
export function signingKeyOf(secret: string): Buffer {
  return secret.startsWith(PREFIX)
    ? Buffer.from(secret.slice(PREFIX.length), 'base64')
    : Buffer.from(secret);
}

/** What is wrong with a secret that a client chose, or null. */
export function secretFault(secret: unknown): string | null {
  if (typeof secret !== 'string' || !/^[\x21-\x7e]+$/.test(secret)) {
    return 'must be string of printable ASCII characters without spaces';
  }
  if (secret.length < MIN_LENGTH || secret.length > MAX_LENGTH) {
    return `must be string of ${MIN_LENGTH} to ${MAX_LENGTH} characters`;
  }
  return secret.startsWith(PREFIX) && !isBase64Key(secret.slice(PREFIX.length))
    ? `must be ${MIN_KEY_BYTES} to ${MAX_KEY_BYTES} bytes in base64 behind ${PREFIX}`
    : null;
}

function isBase64Key(text: string): boolean {
  const bytes = Buffer.from(text, 'base64');
  const isExact = bytes.toString('base64') === text;
  return isExact && bytes.length >= MIN_KEY_BYTES && bytes.length <= MAX_KEY_BYTES;
}
