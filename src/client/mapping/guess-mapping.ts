import type { TableFile } from '../files/source-file.js';
import { definedType, guessType, type Definition } from './column-type.js';
import type { ColumnMapping, Mapping } from './mapping.js';

/** The definitions of the metadata schema, by key. */
export type Definitions = Readonly<Record<string, Definition & { readonly deleted?: boolean }>>;

const CODE_TITLES = ['code', 'voucher code', 'voucher_code', 'vouchercode'];

/** How a file is most likely meant: the code by its title, keys by their names, types by the schema or the cells. */
export function guessMapping(file: TableFile, definitions: Definitions): Mapping {
  const titles = file.columns.map((name) => name.trim().toLowerCase());
  const codeAt = CODE_TITLES.map((title) => titles.indexOf(title)).find((at) => at >= 0);
  const columns = file.columns.map((column, at): ColumnMapping => {
    const cells = file.rows.map((row) => row[at]);
    const key = keyFor(column, definitions);
    const target = at === codeAt ? 'code' : column.trim() === '' ? 'leave-out' : 'metadata';
    return { column, target, key, ...typeOf(key, cells, definitions) };
  });
  return { columns, emptyCells: 'leave' };
}

/** The type of a key: as it is defined, else as the cells are. */
export function typeOf(key: string, cells: readonly unknown[], definitions: Definitions) {
  const definition = definitionOf(key, definitions);
  return definition === undefined
    ? { type: guessType(cells), isDefined: false }
    : { type: definedType(definition), isDefined: true };
}

function definitionOf(key: string, definitions: Definitions) {
  const definition = Object.hasOwn(definitions, key) ? definitions[key] : undefined;
  return definition?.deleted === true ? undefined : definition;
}

/** A defined key in other letters is meant, unless the column has a key of its own. */
function keyFor(column: string, definitions: Definitions): string {
  const name = column.trim().replace(/^metadata\./i, '');
  if (definitionOf(name, definitions)) return name;
  const alike = Object.keys(definitions).filter((key) => key.toLowerCase() === name.toLowerCase());
  return alike.length === 1 && alike[0] !== undefined ? alike[0] : name;
}
