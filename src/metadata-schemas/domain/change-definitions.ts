import type { JsonFault } from '../../json/json-path.js';
import { isPlainObject } from '../../json/plain-object.js';
import {
  CONSTRAINTS_OF,
  definitionOf,
  type Definition,
  type Definitions,
  type DefinitionType,
} from './definition.js';
import { findDefinitionFaults } from './definition-faults.js';
import { isCustomObject } from './metadata-schema.js';

/** Definitions of one schema, the removed ones included until they are purged. */
const MAX_DEFINITIONS = 100;
/** JSON text of all definitions of one schema, in bytes; each chunk of a job carries it to a thread. */
const MAX_BYTES = 262_144;

/** A definition of nested objects and the name of their schema. */
export interface NestedName {
  readonly key: string;
  readonly objectType: string;
}

/** The nested objects that definitions speak of; a removed one speaks of none. */
export function nestedIn(properties: Definitions): NestedName[] {
  return Object.entries(properties).flatMap(([key, { objectType, deleted }]) =>
    objectType === null || deleted === true ? [] : [{ key, objectType }],
  );
}

/** What becomes of a schema's definitions, or why nothing does. */
export interface DefinitionChange {
  readonly properties: Definitions;
  readonly faults: readonly JsonFault[];
}

/**
 * Applies the definitions that a client sent: each replaces the one of its key completely, those not
 * sent stay, and a type never changes. `deleted: true` removes one, for which the flag alone is enough;
 * sent again without it the definition is back. `prior` is empty for a new schema.
 */
export function changeDefinitions(
  relatedObject: string,
  prior: Definitions,
  sent: Readonly<Record<string, unknown>>,
): DefinitionChange {
  const faults: JsonFault[] = [];
  const changed: [string, Definition][] = [];
  for (const [key, value] of Object.entries(sent)) {
    const before = definitionOf(prior, key);
    if (isMereRemoval(value) && before !== undefined) {
      // What it was is not judged anew: it must be possible to remove what could not be made any more.
      changed.push([key, { ...before, ...value }]);
      continue;
    }
    const found = findDefinitionFaults(value, relatedObject);
    const path = ['properties', key];
    faults.push(...found.map((fault) => ({ ...fault, path: [...path, ...fault.path] })));
    if (found.length > 0) continue;
    const definition = toDefinition(value as Record<string, unknown>);
    if (before !== undefined && before.type !== definition.type) {
      faults.push({ path: [...path, 'type'], text: `cannot be changed from ${before.type}` });
    }
    changed.push([key, definition]);
  }
  const properties = { ...prior, ...Object.fromEntries(changed) };
  return { properties, faults: [...faults, ...findSizeFaults(properties)] };
}

function isMereRemoval(value: unknown): value is { deleted: true } {
  return isPlainObject(value) && value.deleted === true && Object.keys(value).length === 1;
}

/** The definition with every field that the API shows. */
function toDefinition(sent: Record<string, unknown>): Definition {
  const type = sent.type as DefinitionType;
  const limits = CONSTRAINTS_OF[type].filter((name) => (sent[name] ?? null) !== null);
  return {
    type,
    array: sent.array === true,
    optional: sent.optional === true,
    objectType: (sent.objectType as string | undefined) ?? null,
    ...Object.fromEntries(limits.map((name) => [name, sent[name]])),
    ...(sent.deleted === true && { deleted: true }),
  };
}

function findSizeFaults(properties: Definitions): JsonFault[] {
  const path = ['properties'];
  if (Object.keys(properties).length > MAX_DEFINITIONS) {
    return [{ path, text: `must NOT have more than ${MAX_DEFINITIONS} properties` }];
  }
  const bytes = Buffer.byteLength(JSON.stringify(properties));
  return bytes > MAX_BYTES ? [{ path, text: `must NOT be larger than ${MAX_BYTES} bytes` }] : [];
}

/** Definitions of nested objects whose schema is not there, or is one of a standard resource. */
export function findNestingFaults(
  nested: readonly NestedName[],
  schemaNames: ReadonlySet<string>,
): JsonFault[] {
  return nested.flatMap(({ key, objectType }) => {
    if (schemaNames.has(objectType) && isCustomObject(objectType)) return [];
    const path = ['properties', key, 'objectType'];
    return [{ path, text: 'must name a schema of nested objects' }];
  });
}
