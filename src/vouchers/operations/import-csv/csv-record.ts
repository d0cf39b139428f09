import type { RowReading } from '../../../async-actions/bulk-body/index.js';
import { voucherId } from '../../../ids/voucher-id.js';
import { NOT_ISO_8601, parseIsoDate } from '../../../json/iso-date.js';
import { describeFaults } from '../../../json/json-path.js';
import { refusedCode } from '../../domain/code-rule.js';
import { readItemContents } from '../import/import-item.js';
import type { Column, FieldColumn } from './csv-columns.js';
import type { CsvNotes } from './csv-notes.js';
import type { CsvRow } from './csv-row.js';
import { readWorth, WORTH_COLUMNS, type Worth, type WorthCells } from './worth-cells.js';

type Cells = Partial<Record<FieldColumn, string>>;

const DATES = ['Start Date', 'Expiration Date'] as const;
const COUNTS = ['Redemption Limit', 'Redeemed Quantity'] as const;

/** What the reading of a row needs besides its cells. */
export interface RecordContext {
  readonly columns: readonly Column[];
  readonly maxMetadataBytes: number;
  readonly notes: CsvNotes;
}

/**
 * Reads one line of the file as a row. A line never refuses the file: what is wrong with it fails its row, in the
 * words of its columns where the fault is one of cells. What a stored voucher of the code may complete is not missed.
 */
export function readCsvRecord(cells: readonly string[], context: RecordContext): RowReading {
  const { fields, metadata } = sortCells(cells, context);
  const { Code: code = '' } = fields;
  const worthCells = worthCellsOf(fields);
  const worth = readWorth(worthCells, null);
  const faults = findFaults(fields, worth);
  const surplus = surplusFault(cells, context);
  if (surplus !== null) faults.unshift(surplus);
  if (faults.length > 0) return rejected(code, faults.join(', '));

  const row = { fields: toFields(fields), worth: worthCells, metadata };
  const item = { code, ...row.fields, ...worth.fields, metadata };
  const { faults: itemFaults } = readItemContents(item, code, [], context.maxMetadataBytes);
  if (itemFaults.length > 0) return rejected(code, describeFaults(itemFaults));
  noteReading(fields, worth, context.notes);
  const payload: CsvRow = { id: voucherId(), ...row };
  return { kind: 'row', code, payload: JSON.stringify(payload) };
}

function rejected(code: string, details: string): RowReading {
  const rejection = { key: 'invalid_payload', details } as const;
  return { kind: 'rejected', code: refusedCode(code), rejection };
}

/** The cells by what their columns are. */
function sortCells(cells: readonly string[], { columns, notes }: RecordContext) {
  const fields: Cells = {};
  const metadata: [string, string][] = [];
  // By the cells: a line of two bytes must not cost a look at a thousand columns.
  cells.forEach((written, index) => {
    const column = columns[index];
    if (column === undefined || written === '') return;
    const cell = unwrapped(written);
    if (cell !== written) notes.count('formula');
    if (column.kind === 'metadata') metadata.push([column.key, cell]);
    if (column.kind === 'metadata' && /,\s|\s,/.test(cell)) notes.count('listBlanks', column.key);
    if (column.kind !== 'field') return;
    const text = column.name === 'Code' ? cell : cell.trim();
    if (text !== cell) notes.count('trimmed');
    if (text !== '') fields[column.name] = text;
  });
  // An empty cell is no value.
  const given = metadata.filter(([, cell]) => cell !== '');
  return { fields, metadata: Object.fromEntries(given) };
}

/** The text that a spreadsheet shows for a cell `="00123"`, which keeps it from being read as a number. */
function unwrapped(cell: string): string {
  if (!cell.startsWith('="') || !cell.endsWith('"') || cell.length < 3) return cell;
  const text = cell.slice(2, -1);
  return text.replaceAll('""', '').includes('"') ? cell : text.replaceAll('""', '"');
}

function worthCellsOf(cells: Cells): WorthCells {
  const given = WORTH_COLUMNS.filter((name) => cells[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, cells[name]]));
}

function surplusFault(cells: readonly string[], { columns, notes }: RecordContext): string | null {
  const count = columns.length;
  if (cells.length < count) notes.count('shortRow');
  if (cells.length <= count) return null;
  if (cells.slice(count).some((cell) => cell.trim() !== '')) {
    return `Row has ${cells.length} cells where the header has ${count}`;
  }
  notes.count('surplusCells');
  return null;
}

/** What is wrong with the cells that are fields; everything else is judged as any import is. */
function findFaults(cells: Cells, { faults }: Worth): string[] {
  const { Code: code, Active: active = '' } = cells;
  const own = [
    ...DATES.map((name) => dateFault(name, cells[name])),
    ...COUNTS.map((name) => !/^\d{0,15}$/.test(cells[name] ?? '') && wholeNumberFault(name)),
    !/^(true|false|)$/i.test(active) && 'Active must be true or false',
  ].filter((fault) => fault !== false);
  const isRefused =
    code === undefined || own.length > 0 || faults.some(({ isMissing }) => isMissing !== true);
  if (!isRefused) return [];
  const ofWorth = faults.map(({ text }) => text);
  return [...(code === undefined ? ['Code is required'] : []), ...ofWorth, ...own];
}

function wholeNumberFault(name: string): string {
  return `${name} must be a whole number`;
}

function dateFault(name: string, cell: string | undefined): string | false {
  return cell !== undefined && parseIsoDate(cell) === null && `${name} ${NOT_ISO_8601}`;
}

/** The fields that the cells give. What is empty is not there: it stays as it is stored. */
function toFields(cells: Cells): Record<string, unknown> {
  const { Category, Active, 'Additional Info': info } = cells;
  const { 'Redemption Limit': limit, 'Redeemed Quantity': redeemed } = cells;
  const redemption = {
    ...(limit !== undefined && { quantity: Number(limit) }),
    ...(redeemed !== undefined && { redeemed_quantity: Number(redeemed) }),
  };
  const fields = {
    category: Category,
    start_date: cells['Start Date'],
    expiration_date: cells['Expiration Date'],
    additional_info: info,
    active: Active === undefined ? undefined : Active.toLowerCase() === 'true',
    redemption: Object.keys(redemption).length === 0 ? undefined : redemption,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function noteReading(cells: Cells, { leftOut }: Worth, notes: CsvNotes): void {
  for (const name of DATES) if (cells[name]?.length === 10) notes.count('dayOnly', name);
  for (const name of leftOut) notes.count('leftOut', name);
}
