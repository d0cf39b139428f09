import type { RowPlace } from '../../../async-actions/bulk-body/index.js';
import { CLOSE_BRACE, COLON, COMMA, OPEN_BRACE, QUOTE } from '../../../json/bytes.js';
import type { JsonScanner } from '../../../json/json-scanner.js';
import { scanCode } from '../metadata-merge/scan-code.js';
import type { ItemRules } from './bulk-update-item.js';
import { EXTRA_FIELDS } from './row-extras.js';

const CODE = Buffer.from('code');
const METADATA = Buffer.from('metadata');
const EXTRAS = EXTRA_FIELDS.map((name) => Buffer.from(name));

/**
 * Consumes one item of a bulk update. Returns where its parts stand when it is a plain `{code, metadata}` whose
 * code is printable ASCII and whose metadata nothing can be wrong with; null for all others, which
 * `readBulkUpdateItem` judges.
 */
export function scanBulkUpdateItem(
  scanner: JsonScanner,
  { maxMetadataBytes, isStrict = false }: ItemRules,
): RowPlace | null {
  if (scanner.peek() !== OPEN_BRACE) {
    scanner.scanValue();
    return null;
  }
  scanner.expect(OPEN_BRACE);
  if (scanner.take(CLOSE_BRACE)) return null;
  let [codeStart, codeEnd, restStart, restEnd] = [0, 0, 0, 0];
  let isPlain = true;
  do {
    const keyStart = scanKey(scanner);
    const keyEnd = scanner.at - 1;
    scanner.expect(COLON);
    scanner.peek();
    const start = scanner.at;
    if (matches(scanner.bytes, keyStart, keyEnd, CODE)) {
      isPlain = scanCode(scanner) && isPlain;
      codeStart = start + 1;
      codeEnd = scanner.at - 1;
    } else if (matches(scanner.bytes, keyStart, keyEnd, METADATA)) {
      isPlain = scanMetadata(scanner, maxMetadataBytes) && isPlain;
      restStart = start;
      restEnd = scanner.at;
    } else {
      // Skipped. A name that spells one of ours with escapes has cleared the scanner's mark.
      isPlain &&=
        !isStrict && !EXTRAS.some((name) => matches(scanner.bytes, keyStart, keyEnd, name));
      scanner.scanValue();
    }
  } while (scanner.take(COMMA));
  scanner.expect(CLOSE_BRACE);
  const isWhole = codeStart > 0 && restStart > 0;
  return isPlain && scanner.clean && isWhole ? { codeStart, codeEnd, restStart, restEnd } : null;
}

/** Consumes a string and returns where its text starts; it ends before the last byte. */
function scanKey(scanner: JsonScanner): number {
  if (scanner.peek() !== QUOTE) scanner.fail();
  const start = scanner.at + 1;
  scanner.scanString();
  return start;
}

function matches(bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
  if (end - start !== word.length) return false;
  for (let index = 0; index < word.length; index += 1) {
    if (bytes[start + index] !== word[index]) return false;
  }
  return true;
}

/** Consumes a value. True when it is an object within the limit. */
function scanMetadata(scanner: JsonScanner, maxBytes: number): boolean {
  const isObject = scanner.peek() === OPEN_BRACE;
  const start = scanner.at;
  scanner.scanValue();
  return isObject && scanner.at - start <= maxBytes;
}
