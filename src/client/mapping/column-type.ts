import { isJson } from '../files/is-json.js';
import type { Cell } from '../files/source-file.js';
import type { ColumnType } from './mapping.js';

/** A definition of the metadata schema, as far as it decides a type. */
export interface Definition {
  readonly type: string;
  readonly array?: boolean;
}

const DEFINED: Readonly<Record<string, 'number' | 'boolean' | 'json' | undefined>> = {
  number: 'number',
  boolean: 'boolean',
  object: 'json',
};
const LISTS = { text: 'texts', number: 'numbers', boolean: 'booleans', json: 'json' } as const;

/** The type that the metadata schema asks for. */
export function definedType({ type, array = false }: Definition): ColumnType {
  const one = DEFINED[type] ?? 'text';
  return array ? LISTS[one] : one;
}

/** The type that all cells with content fit; text when none is stricter. A code such as `00123` stays a text. */
export function guessType(cells: readonly Cell[]): ColumnType {
  const filled = cells.filter((cell) => cell !== '' && cell !== undefined && cell !== null);
  if (filled.length === 0) return 'text';
  if (filled.every((cell) => typeof cell !== 'string')) return 'json';
  const all = (fits: (text: string) => boolean) =>
    filled.every((cell) => typeof cell === 'string' && fits(cell.trim()));
  if (all((text) => /^(?:true|false)$/i.test(text))) return 'boolean';
  if (all(isFaithfulNumber)) return 'number';
  return all(isObjectOrList) ? 'json' : 'text';
}

/** Whether a text is a number that comes back as it was written. */
export function isFaithfulNumber(text: string): boolean {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return false;
  const digits = text.includes('.') ? text.replace(/\.?(?<!0)0+$/, '') : text;
  return String(Number(text)) === digits;
}

function isObjectOrList(text: string): boolean {
  return /^[[{]/.test(text) && isJson(text);
}
