import { isFaithfulNumber, UNFAITHFUL_NUMBER } from '../../../json/faithful-number.js';
import type { JsonFault } from '../../../json/json-path.js';
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

/** Metadata with the types of its schema. */
export interface TypedCells {
  readonly metadata: Metadata;
  /** The first number that a double would change, if there is one. */
  readonly fault: JsonFault | null;
}

/**
 * Metadata that came as the cells of a table, with each text as what its definition asks for: a number, a
 * boolean (`null` is one without a value), or for a list the parts between the commas, without the blanks around them.
 * A text that cannot be that stays a text, so that validation can show it; so does one whose key has no definition.
 */
export function typeCells(cells: Metadata, definitions: Definitions): TypedCells {
  let fault: JsonFault | null = null;
  const typed = Object.entries(cells).map(([key, cell]) => {
    const definition = definitionOf(definitions, key);
    const isTyped = definition !== undefined && definition.deleted === undefined;
    if (!isTyped || typeof cell !== 'string') return [key, cell] as const;
    fault ??= faultOf(key, cell, definition);
    return [key, toValue(cell, definition)] as const;
  });
  return { metadata: Object.fromEntries(typed), fault };
}

function partsOf(cell: string): string[] {
  return cell.split(',').map((part) => part.trim());
}

function faultOf(key: string, cell: string, { type, array }: Definition): JsonFault | null {
  if (type !== 'number') return null;
  const path = ['metadata', key];
  if (!array) return isUnfaithful(cell) ? { path, text: UNFAITHFUL_NUMBER } : null;
  const index = partsOf(cell).findIndex(isUnfaithful);
  return index === -1 ? null : { path: [...path, index], text: UNFAITHFUL_NUMBER };
}

function toValue(cell: string, definition: Definition): unknown {
  if (!definition.array) return toSingle(cell, definition);
  return partsOf(cell).map((part) => toSingle(part, definition));
}

function toSingle(text: string, { type }: Definition): unknown {
  if (type === 'number')
    return JSON_NUMBER.test(text) && isFaithfulNumber(text) ? Number(text) : text;
  if (type !== 'boolean') return text;
  const value = BOOLEANS.get(text.toLowerCase());
  return value === undefined ? text : value;
}

/** A number as JSON writes it that a double would change. */
function isUnfaithful(text: string): boolean {
  return JSON_NUMBER.test(text) && !isFaithfulNumber(text);
}
