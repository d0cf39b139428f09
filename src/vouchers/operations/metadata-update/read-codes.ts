import type { RowRejection } from '../../../async-actions/index.js';
import {
  type ByteRange,
  RowBuffer,
  type RowReading,
  textOf,
} from '../../../async-actions/bulk-body/index.js';
import { CLOSE_BRACKET, COMMA, OPEN_BRACKET } from '../../../json/bytes.js';
import { describeFault, type FaultList } from '../../../json/json-path.js';
import { JsonScanner } from '../../../json/json-scanner.js';
import { codeFault, refusedCode } from '../../domain/code-rule.js';
import { scanCode } from '../metadata-merge/scan-code.js';
import { SHARED_PAYLOAD } from '../metadata-merge/shared-patch.js';

/**
 * The rows of a JSON array of codes, which the body is known to hold whole. What is not a text is added to
 * `faults`; a text that cannot be a code makes a rejected row.
 */
export function readCodes({ source, start }: ByteRange, faults: FaultList): RowBuffer {
  const scanner = new JsonScanner(source, start);
  const rows = new RowBuffer(source);
  const shared = rows.keep(SHARED_PAYLOAD);
  scanner.expect(OPEN_BRACKET);
  if (scanner.take(CLOSE_BRACKET)) {
    faults.add({ path: ['codes'], text: 'must NOT have fewer than 1 items' });
    return rows;
  }
  let row = 0;
  do {
    row += 1;
    scanner.peek();
    const at = scanner.at;
    if (scanCode(scanner)) {
      const code = { codeStart: at + 1, codeEnd: scanner.at - 1 };
      rows.append({ ...code, restStart: shared.start, restEnd: shared.end });
    } else readClosely({ source, start: at, end: scanner.at }, row, rows, faults);
  } while (scanner.take(COMMA));
  return rows;
}

function readClosely(range: ByteRange, row: number, rows: RowBuffer, faults: FaultList): void {
  const item = textOf(range);
  const code = JSON.parse(item) as unknown;
  if (typeof code !== 'string') {
    faults.add({ path: ['codes', row - 1], text: 'must be string' });
    return;
  }
  const text = codeFault(code);
  const reading: RowReading =
    text === null
      ? { kind: 'row', code, payload: SHARED_PAYLOAD }
      : { kind: 'rejected', code: refusedCode(code), rejection: rejectionOf(row, text) };
  rows.appendReading(reading, item);
}

function rejectionOf(row: number, text: string): RowRejection {
  const details = describeFault({ path: ['codes', row - 1], text });
  return { key: 'invalid_payload', details };
}
