import { isFaithfulNumber, MAX_NUMBER_LENGTH } from '../../../json/faithful-number.js';
import {
  definitionOf,
  type Definition,
  type Definitions,
} from '../../../metadata-schemas/domain/definition.js';
import type { Metadata } from '../../domain/metadata.js';

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const BOOLEANS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Metadata that came as the cells of a table, with each text as what its definition asks for: a number, a
 * boolean (`null` is one without a value), or for a list the parts between the commas. A text that cannot
 * be that stays a text, so that validation can show it; so does one whose key has no definition.
 */
export function typeCells(metadata: Metadata, definitions: Definitions): Metadata {
  const typed = Object.entries(metadata).map(([key, cell]) => {
    const definition = definitionOf(definitions, key);
    const isTyped = definition !== undefined && definition.deleted === undefined;
    return [key, isTyped && typeof cell === 'string' ? toValue(cell, definition) : cell] as const;
  });
  return Object.fromEntries(typed);
}

function toValue(cell: string, definition: Definition): unknown {
  if (!definition.array) return toSingle(cell, definition);
  return cell.split(',').map((part) => toSingle(part, definition));
}

function toSingle(text: string, { type }: Definition): unknown {
  if (type === 'number') return isNumber(text) ? Number(text) : text;
  if (type !== 'boolean') return text;
  const value = BOOLEANS.get(text.toLowerCase());
  return value === undefined ? text : value;
}

function isNumber(text: string): boolean {
  return text.length <= MAX_NUMBER_LENGTH && JSON_NUMBER.test(text) && isFaithfulNumber(text);
}
