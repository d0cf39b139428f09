import type { Cell, TableFile } from '../files/source-file.js';
import { convertCell } from './convert-cell.js';
import type { ColumnMapping, EmptyCells, Mapping, UpdateItem } from './mapping.js';
import { texts } from './texts.js';

/** A row that cannot be sent, by its number in the file; the header is not counted. */
export interface RowFault {
  readonly row: number;
  readonly fault: string;
}

export interface BuiltRows {
  /** The rows that can be sent, in the order of the file. */
  readonly items: readonly UpdateItem[];
  readonly faults: readonly RowFault[];
  /** How many codes the file has more than once. */
  readonly repeatedCodes: number;
}

/** The rows of a file as they will be sent. */
export function buildRows(file: TableFile, mapping: Mapping): BuiltRows {
  const items: UpdateItem[] = [];
  const faults: RowFault[] = [];
  for (const [at, cells] of file.rows.entries()) {
    const built = buildRow(cells, mapping);
    if ('fault' in built) faults.push({ row: at + 1, fault: built.fault });
    else items.push(built);
  }
  return { items, faults, repeatedCodes: countRepeated(items) };
}

function buildRow(
  cells: readonly Cell[],
  mapping: Mapping,
): UpdateItem | { readonly fault: string } {
  const codeAt = mapping.columns.findIndex(({ target }) => target === 'code');
  const code = toCode(cells[codeAt]);
  if (code === '') return { fault: texts.noCode };
  const entries: [string, unknown][] = [];
  const unset: string[] = [];
  for (const [at, column] of mapping.columns.entries()) {
    if (column.target !== 'metadata') continue;
    const cell = cells[at];
    if (cell === undefined) continue;
    if (cell === '') addEmpty(column, mapping.emptyCells, entries, unset);
    else {
      const converted = convertCell(cell, column.type);
      if ('fault' in converted) return { fault: `${column.column}: ${converted.fault}` };
      entries.push([column.key, converted.value]);
    }
  }
  // Not an assignment: a key such as __proto__ is data.
  const metadata = Object.fromEntries(entries);
  return { code, metadata, ...(unset.length > 0 && { unset_metadata_fields: unset }) };
}

function toCode(cell: Cell): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
}

function addEmpty(
  { key }: ColumnMapping,
  meaning: EmptyCells,
  entries: [string, unknown][],
  unset: string[],
): void {
  if (meaning === 'null') entries.push([key, null]);
  else if (meaning === 'text') entries.push([key, '']);
  else if (meaning === 'unset') unset.push(key);
}

function countRepeated(items: readonly UpdateItem[]): number {
  const counts = new Map<string, number>();
  for (const { code } of items) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1).length;
}
