import type { AcceptedRow, RequestFile } from '../../../async-actions/index.js';
import { invalidQuery } from '../../../errors/domain-error.js';
import type { Column, FieldColumn } from './csv-columns.js';
import { toCsvRow, type CsvRow } from './csv-row.js';
import { WORTH_COLUMNS, type WorthColumn } from './worth-cells.js';

/** What all rows of a file share. */
export interface SharedHeader {
  readonly columns: readonly Column[];
}

/** A file of rows as they were sent, with commas between its cells, but for how the rows are written. */
export const CSV_FILE = {
  format: 'file',
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  separator: '',
  frame: (shared: string | null) => ({ head: headerLine(shared), tail: '' }),
} as const satisfies Omit<RequestFile, 'write'>;

function headerLine(shared: string | null): string {
  // Files were accepted before their headers were kept.
  if (shared === null)
    throw invalidQuery('Property .format must be one of csv, ndjson for this action');
  return lineOf(columnsIn(shared).map(titleOf));
}

/** The columns of a file, from what its rows share. */
export function columnsIn(shared: string | null): readonly Column[] {
  return (JSON.parse(shared ?? '{"columns":[]}') as SharedHeader).columns;
}

/** The line that a row was made of. One that was rejected has its cells as they were sent. */
export function toCsvLine(
  [, code, payload, , sent]: AcceptedRow<CsvRow>,
  columns: readonly Column[],
): string {
  if (typeof sent === 'string') return lineOf(JSON.parse(sent) as string[]);
  if (payload === null) return lineOf(columns.map((column) => (isCode(column) ? code : '')));
  const row = toCsvRow(payload);
  return lineOf(columns.map((column) => wrapped(cellOf(column, code, row))));
}

function isCode(column: Column): boolean {
  return column.kind === 'field' && column.name === 'Code';
}

function titleOf(column: Column): string {
  if (column.kind === 'field') return column.name;
  return column.kind === 'metadata' ? column.key : '';
}

function cellOf(column: Column, code: string, { fields, worth, metadata }: CsvRow): string {
  if (column.kind === 'skipped') return '';
  if (column.kind === 'metadata') {
    return Object.hasOwn(metadata, column.key) ? (metadata[column.key] ?? '') : '';
  }
  const { name } = column;
  if (name === 'Code') return code;
  return isWorth(name) ? (worth[name] ?? '') : textOf(FIELDS[name](fields));
}

function isWorth(name: FieldColumn): name is WorthColumn {
  return (WORTH_COLUMNS as readonly FieldColumn[]).includes(name);
}

type Fields = CsvRow['fields'];

const FIELDS: Readonly<
  Record<Exclude<FieldColumn, WorthColumn | 'Code'>, (fields: Fields) => unknown>
> = {
  Category: ({ category }) => category,
  'Start Date': ({ start_date: date }) => date,
  'Expiration Date': ({ expiration_date: date }) => date,
  'Redemption Limit': (fields) => redemptionOf(fields).quantity,
  'Redeemed Quantity': (fields) => redemptionOf(fields).redeemed_quantity,
  Active: ({ active }) => active,
  'Additional Info': ({ additional_info: info }) => info,
};

function redemptionOf({ redemption = {} }: Fields): Record<string, unknown> {
  return redemption as Record<string, unknown>;
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text that would be read as a wrapped one stands in a wrapping of its own. */
function wrapped(text: string): string {
  return text.startsWith('="') ? `="${text.replaceAll('"', '""')}"` : text;
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`;
}
