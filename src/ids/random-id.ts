import { randomFillSync } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const REJECT_FROM = 256 - (256 % ALPHABET.length);

/** Random bytes drawn in blocks: an import makes a hundred thousand ids, and each draw is a system call. */
const pool = Buffer.alloc(16_384);
let used = pool.length;

/** `length` letters and digits, each equally likely, from the system's random source. */
export function randomAlphanumeric(length: number): string {
  let text = '';
  while (text.length < length) {
    const byte = nextByte();
    if (byte < REJECT_FROM) text += ALPHABET.charAt(byte % ALPHABET.length);
  }
  return text;
}

function nextByte(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const byte = pool.readUInt8(used);
  pool[used] = 0;
  used += 1;
  return byte;
}
