import type { Encoding } from './source-file.js';

/** How many bytes are looked at for zeros, which a text in UTF-16 has without a mark. */
const SAMPLE_BYTES = 4_096;
/** The share of zero bytes at every second place that no text in another encoding has. */
const SHARE_OF_ZEROS = 0.3;

/** The encoding of a text: by its mark, as UTF-16 by its zeros, as UTF-8 if it is that, else as Windows-1252. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (hasZerosFrom(bytes, 1)) return 'utf-16le';
  if (hasZerosFrom(bytes, 0)) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** The text of a file, without its mark. What is no text of the encoding becomes a replacement character. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function hasZerosFrom(bytes: Uint8Array, start: 0 | 1): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let zeros = 0;
  for (let at = start; at < sample.length; at += 2) if (sample[at] === 0) zeros += 1;
  return zeros > 0 && zeros >= (sample.length / 2) * SHARE_OF_ZEROS;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
