import { stringify } from 'csv-stringify/sync';
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

/** Marks a file as UTF-8 for Excel; without it, Excel shows the letters of another encoding. */
const UTF8_MARK = '\ufeff';

/** The first line of a report, behind a UTF-8 mark for Excel. */
export function csvHeader({ excel }: { excel: boolean }): string {
  return (excel ? UTF8_MARK : '') + stringify([[...REPORT_COLUMNS]]);
}

/**
 * Rows of a report as CSV (RFC 4180, UTF-8, `\n`). Every cell with a text is quoted, so that it is one cell
 * also where a spreadsheet divides at semicolons. Unless `raw`, a cell that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
export function toCsv(rows: readonly ReportRow[], { raw }: { raw: boolean }): string {
  const options = { quoted: true, escape_formulas: !raw, cast: { boolean: String } };
  return stringify(rows.map(toCells), options);
}

function toCells({ row, code, found, updated, error }: ReportRow): unknown[] {
  return [row, code, found, updated, error?.key, error?.message, error?.details];
}
