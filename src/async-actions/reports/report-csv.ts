import { setImmediate } from 'node:timers/promises';
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

/** Rows turned into text in one go; bounds how long the event loop is held. */
const BATCH_ROWS = 500;

/**
 * The report as CSV (RFC 4180, UTF-8, `\n`), piece by piece. Every cell with a text is quoted, so that it is
 * one cell also where a spreadsheet divides at semicolons. Unless `raw`, a cell that a spreadsheet would take
 * for a formula begins with an apostrophe.
 */
export async function* reportCsv(
  rows: readonly ReportRow[],
  { raw }: { raw: boolean },
): AsyncGenerator<string> {
  yield stringify([[...REPORT_COLUMNS]]);
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    const cells = rows.slice(from, from + BATCH_ROWS).map(toCells);
    yield stringify(cells, { quoted: true, escape_formulas: !raw, cast: { boolean: String } });
    await setImmediate();
  }
}

function toCells({ row, code, found, updated, error }: ReportRow): unknown[] {
  return [row, code, found, updated, error?.key, error?.message, error?.details];
}
