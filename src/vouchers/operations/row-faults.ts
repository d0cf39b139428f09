import { UNFAITHFUL_NUMBER } from '../../json/faithful-number.js';
import type { JsonFault, JsonPath } from '../../json/json-path.js';

/** The fault of the first number of an item that a double would change, or null. */
export function changedNumberFault(changedNumbers: readonly JsonPath[]): JsonFault | null {
  const [path] = changedNumbers;
  return path === undefined ? null : { path, text: UNFAITHFUL_NUMBER };
}

/** The fault of the first field of an item that is not among the known ones, or null. */
export function unknownFieldFault(item: object, known: ReadonlySet<string>): JsonFault | null {
  const unknown = Object.keys(item).find((name) => !known.has(name));
  return unknown === undefined ? null : { path: [unknown], text: 'is not known' };
}
