import { QUOTE } from '../../../json/bytes.js';
import type { JsonScanner } from '../../../json/json-scanner.js';
import { MAX_CODE_LENGTH } from '../../domain/code-rule.js';

/** Consumes a value. True when it is a text that can only be a fine code; the others need a look. */
export function scanCode(scanner: JsonScanner): boolean {
  if (scanner.peek() !== QUOTE) {
    scanner.scanValue();
    return false;
  }
  const start = scanner.at + 1;
  scanner.scanString();
  const end = scanner.at - 1;
  return end > start && end - start <= MAX_CODE_LENGTH && isPlainAscii(scanner.bytes, start, end);
}

/** Visible ASCII without a backslash: bytes that need no decoding and break no rule for codes. */
function isPlainAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte <= 0x20 || byte >= 0x7f || byte === 0x5c) return false;
  }
  return true;
}
