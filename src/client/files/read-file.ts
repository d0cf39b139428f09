import { decode, encodingOf } from './encoding.js';
import { isJson } from './is-json.js';
import { readCsv } from './read-csv.js';
import { readJson, readLines, type JsonRows } from './read-json.js';
import { PREVIEW_ROWS, type Encoding, type ReadChoices, type SourceFile } from './source-file.js';
import { texts } from './texts.js';

/** How a ZIP file begins, which `.xlsx` is, and an old workbook. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Reads a file of rows. Its content decides what it is, not its name. */
export function readFile(bytes: Uint8Array, choices: ReadChoices): SourceFile {
  const encoding = choices.encoding ?? encodingOf(bytes);
  if (WORKBOOKS.some((start) => start.every((byte, at) => bytes[at] === byte))) {
    return fromJson('json', encoding, '', {
      kind: 'table',
      columns: [],
      rows: [],
      faults: [texts.workbook],
    });
  }
  const text = decode(bytes, encoding);
  const start = text.trimStart().charAt(0);
  if (start === '[') return fromJson('json', encoding, text, readJson(text));
  if (start !== '{')
    return { kind: 'table', format: 'csv', encoding, text, ...readCsv(text, choices.delimiter) };
  return isJson(text)
    ? fromJson('json', encoding, text, readJson(text))
    : fromJson('ndjson', encoding, text, readLines(text));
}

function fromJson(
  format: 'json' | 'ndjson',
  encoding: Encoding,
  text: string,
  file: JsonRows,
): SourceFile {
  if (file.kind === 'table') return { ...file, format, encoding, text };
  const { rows } = file;
  const first = rows.slice(0, PREVIEW_ROWS);
  return { kind: 'items', format, encoding, text: file.text, count: rows.length, first };
}
