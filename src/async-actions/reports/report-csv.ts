import { stringify } from 'csv-stringify/sync';
import { QUOTE } from '../../json/bytes.js';
import type { Lines } from '../lines.js';
import type { ReportRow } from './report-rows.js';

export const REPORT_COLUMNS = [
  'row',
  'code',
  'found',
  'updated',
  'error_key',
  'error_message',
  'error_details',
] as const;

/** What the report of a dry run has besides. */
const CHANGES_COLUMN = 'changes';

/** Marks a file as UTF-8 for Excel; without it, Excel shows the letters of another encoding. */
const UTF8_MARK = '\ufeff';

const LINE_FEED = 10;

/** What the lines of a report are like. */
export interface CsvForm {
  /** Leaves cells that a spreadsheet would take for a formula as they are. */
  readonly raw: boolean;
  /** Begins with the mark by which Excel knows UTF-8. */
  readonly excel: boolean;
  /** Has a column for what each row would change. */
  readonly hasChanges?: boolean;
}

/** The first line of a report, behind a UTF-8 mark for Excel. */
export function csvHeader({ excel, hasChanges = false }: Omit<CsvForm, 'raw'>): string {
  const columns = [...REPORT_COLUMNS, ...(hasChanges ? [CHANGES_COLUMN] : [])];
  return (excel ? UTF8_MARK : '') + stringify([columns]);
}

/**
 * Rows of a report as CSV (RFC 4180, UTF-8, `\n`). Every cell with a text is quoted, so that it is one cell
 * also where a spreadsheet divides at semicolons. Unless `raw`, a cell that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
export function toCsv(
  rows: readonly ReportRow[],
  { raw, hasChanges = false }: Omit<CsvForm, 'excel'>,
): string {
  const options = { quoted: true, escape_formulas: !raw, cast: { boolean: String } };
  return stringify(
    rows.map((row) => (hasChanges ? [...toCells(row), row.changes] : toCells(row))),
    options,
  );
}

/** These rows with the end of each line. */
export function csvLines(rows: readonly ReportRow[], form: Omit<CsvForm, 'excel'>): Lines {
  const bytes = Buffer.from(toCsv(rows, form));
  const ends = new Uint32Array(rows.length);
  let end = 0;
  for (let index = 0; index < rows.length; index += 1) {
    end = endOfLine(bytes, end);
    ends[index] = end;
  }
  return { bytes, ends, rows: Uint32Array.from(rows, ({ row }) => row) };
}

/** Behind the line feed that ends the line: one inside of quotes does not. */
function endOfLine(bytes: Uint8Array, start: number): number {
  let isQuoted = false;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (byte === LINE_FEED && !isQuoted) return at + 1;
  }
  return bytes.length;
}

function toCells({ row, code, found, updated, error }: ReportRow): unknown[] {
  return [row, code, found, updated, error?.key, error?.message, error?.details];
}
