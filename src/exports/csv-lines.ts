import type { CellValue } from './voucher-cells.js';

/** Marks a file as UTF-8 for Excel; without it, Excel shows the letters of another encoding. */
const UTF8_MARK = '\ufeff';

/** How a file is handed out. */
export interface FileForm {
  /** Leaves cells that a spreadsheet would take for a formula as they are. */
  readonly raw: boolean;
  /** Begins with the mark by which Excel knows UTF-8. */
  readonly excel: boolean;
}

/**
 * A line of CSV (RFC 4180, `\n`). Every text is quoted, so that it is one cell also where a spreadsheet divides at
 * semicolons, and so that {@link inForm} finds where texts begin.
 */
export function csvLine(cells: readonly CellValue[]): string {
  // A line of one empty cell would be an empty line, which readers skip.
  return `${cells.map(toCell).join(',') || '""'}\n`;
}

/** The line of titles. Only what is no word is quoted. */
export function titleLine(titles: readonly string[]): string {
  return `${titles.map((title) => (/^[\w ?]+$/.test(title) ? title : toCell(title))).join(',')}\n`;
}

/** A text cell that a spreadsheet would take for a formula: no other quotation mark stands before one of these. */
const FORMULA = /(^|[,\n])"(?=[=+\-@\t\r\uff0b\uff0d\uff1d\uff20])/g;

/**
 * Whole lines of a file as they are handed out: unless `raw`, a cell that a spreadsheet would take for a formula begins
 * with an apostrophe.
 */
export function inForm(lines: string, { raw }: Pick<FileForm, 'raw'>): string {
  return raw ? lines : lines.replaceAll(FORMULA, `$1"'`);
}

/** What stands before the first line of a file. */
export function fileMark({ excel }: Pick<FileForm, 'excel'>): string {
  return excel ? UTF8_MARK : '';
}

function toCell(value: CellValue): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return String(value);
  return `"${String(value).replaceAll('"', '""')}"`;
}
