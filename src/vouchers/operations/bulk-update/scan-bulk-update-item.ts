import type { Slice } from '../../../async-actions/admission/row-slice.js';
import { CLOSE_BRACE, COLON, COMMA, OPEN_BRACE, QUOTE } from '../../../json/bytes.js';
import type { JsonScanner } from '../../../json/json-scanner.js';
import { MAX_CODE_LENGTH } from '../../domain/code-rule.js';

const CODE = Buffer.from('code');
const METADATA = Buffer.from('metadata');

/** A row that was cut out of the body as it stands. */
interface ScannedItem {
  readonly code: Slice;
  readonly payload: Slice;
}

/**
 * Consumes one item of a bulk update. Gives its parts when it is a plain `{code, metadata}` whose code is
 * printable ASCII and whose metadata nothing can be wrong with; null for all others, which
 * `readBulkUpdateItem` judges.
 */
export function scanBulkUpdateItem(
  scanner: JsonScanner,
  maxMetadataBytes: number,
): ScannedItem | null {
  if (scanner.peek() !== OPEN_BRACE) {
    scanner.scanValue();
    return null;
  }
  scanner.expect(OPEN_BRACE);
  if (scanner.take(CLOSE_BRACE)) return null;
  let code: Slice | null = null;
  let payload: Slice | null = null;
  let isPlain = true;
  do {
    const key = scanKey(scanner);
    if (matches(key, CODE)) {
      code = scanCode(scanner);
      isPlain &&= code !== null;
    } else if (matches(key, METADATA)) {
      payload = scanMetadata(scanner, maxMetadataBytes);
      isPlain &&= payload !== null;
    } else {
      // Skipped. A name that spells one of ours with escapes has cleared the scanner's mark.
      scanner.scanValue();
    }
  } while (scanner.take(COMMA));
  scanner.expect(CLOSE_BRACE);
  return isPlain && scanner.clean && code !== null && payload !== null ? { code, payload } : null;
}

function scanKey(scanner: JsonScanner): Slice {
  const key = scanText(scanner);
  scanner.expect(COLON);
  return key;
}

/** A string without its quotes. */
function scanText(scanner: JsonScanner): Slice {
  if (scanner.peek() !== QUOTE) scanner.fail();
  const start = scanner.at + 1;
  scanner.scanString();
  return { source: scanner.bytes, start, end: scanner.at - 1 };
}

function matches({ source, start, end }: Slice, word: Uint8Array): boolean {
  if (end - start !== word.length) return false;
  for (let index = 0; index < word.length; index += 1) {
    if (source[start + index] !== word[index]) return false;
  }
  return true;
}

/** Consumes a value and gives it when it is a text that can only be a fine code; null when it needs a look. */
export function scanCode(scanner: JsonScanner): Slice | null {
  if (scanner.peek() !== QUOTE) {
    scanner.scanValue();
    return null;
  }
  const code = scanText(scanner);
  const length = code.end - code.start;
  return length > 0 && length <= MAX_CODE_LENGTH && isPlainAscii(code) ? code : null;
}

/** Visible ASCII without a backslash: bytes that need no decoding and break no rule for codes. */
function isPlainAscii({ source, start, end }: Slice): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = source[at] as number;
    if (byte <= 0x20 || byte >= 0x7f || byte === 0x5c) return false;
  }
  return true;
}

function scanMetadata(scanner: JsonScanner, maxBytes: number): Slice | null {
  const isObject = scanner.peek() === OPEN_BRACE;
  const start = scanner.at;
  scanner.scanValue();
  if (!isObject || scanner.at - start > maxBytes) return null;
  return { source: scanner.bytes, start, end: scanner.at };
}
