import { isUtf8 } from 'node:buffer';
import { lineAt } from './line-at.js';
import { UnreadableFileError } from './unreadable-file.js';

const SAVE_AS = "save the sheet as 'CSV UTF-8' and send that";

/** What files begin with that are sent in place of CSV. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], fault: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], `is a workbook such as .xlsx, or another zip archive: ${SAVE_AS}`],
  [[0xd0, 0xcf, 0x11, 0xe0], `is a workbook of the old .xls kind: ${SAVE_AS}`],
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF document: send the table as CSV'],
  [[0x1f, 0x8b], 'is compressed with gzip: send the CSV file in it'],
  [[0xff, 0xfe, 0x00, 0x00], `is text in UTF-32: ${SAVE_AS}`],
  [[0x00, 0x00, 0xfe, 0xff], `is text in UTF-32: ${SAVE_AS}`],
];
const MARKUP = /^\s*<(?:!doctype|\?xml|html|head|meta|body|style|table)\b/i;
/** Enough to see what a file is. */
const HEAD_BYTES = 1_024;

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const UTF16LE_MARK = [0xff, 0xfe];
const UTF16BE_MARK = [0xfe, 0xff];

/** The text of a file in UTF-8, without a byte order mark. */
export interface FileText {
  readonly bytes: Buffer;
  /** What it was, if not plain UTF-8: a sentence for people. */
  readonly note: string | null;
}

/**
 * Reads the encoding of a file: UTF-8 with or without a byte order mark, or UTF-16 with one.
 * @throws UnreadableFileError that names what the file is instead, and what to do
 */
export function readFileText(file: Buffer): FileText {
  for (const [signature, fault] of SIGNATURES) {
    if (startsWith(file, signature)) throw new UnreadableFileError(fault);
  }
  const { bytes, note } = decode(file);
  if (MARKUP.test(bytes.toString('latin1', 0, HEAD_BYTES))) {
    throw new UnreadableFileError(`is HTML or XML, as some programs save a workbook: ${SAVE_AS}`);
  }
  return { bytes, note };
}

function startsWith(file: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, index) => file[index] === byte);
}

function decode(file: Buffer): FileText {
  if (startsWith(file, UTF16LE_MARK)) {
    return { bytes: fromUtf16(file), note: 'The file was read as UTF-16, little end first.' };
  }
  if (startsWith(file, UTF16BE_MARK)) {
    const even = file.subarray(0, file.length - (file.length % 2));
    const bytes = fromUtf16(Buffer.from(even).swap16(), file.length);
    return { bytes, note: 'The file was read as UTF-16, big end first.' };
  }
  const isMarked = startsWith(file, UTF8_MARK);
  const bytes = isMarked ? file.subarray(UTF8_MARK.length) : file;
  refuseOtherEncodings(bytes);
  return { bytes, note: isMarked ? 'The byte order mark of UTF-8 was left out.' : null };
}

/** UTF-16 that begins with its mark, as UTF-8. */
function fromUtf16(file: Buffer, length = file.length): Buffer {
  const text = file.toString('utf16le', UTF16LE_MARK.length);
  if (length % 2 !== 0 || !text.isWellFormed()) {
    throw new UnreadableFileError(`is not well-formed UTF-16, which its mark says: ${SAVE_AS}`);
  }
  return Buffer.from(text);
}

function refuseOtherEncodings(bytes: Buffer): void {
  // A header begins with a letter, of which UTF-16 has one byte that is zero.
  if (bytes.length > 1 && (bytes[0] === 0) !== (bytes[1] === 0)) {
    throw new UnreadableFileError(`is text in UTF-16 without a byte order mark: ${SAVE_AS}`);
  }
  if (isUtf8(bytes)) return;
  throw new UnreadableFileError(
    `must be text in UTF-8, and has bytes of another encoding such as Windows-1252 in line ${firstBadLine(bytes)}: ${SAVE_AS}`,
  );
}

/** No character of UTF-8 goes over a line end, so each line is UTF-8 by itself or is not. */
function firstBadLine(bytes: Buffer): number {
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
  }
  return lineAt(bytes, start);
}
