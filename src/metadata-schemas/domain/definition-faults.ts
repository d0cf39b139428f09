import type { JsonFault } from '../../json/json-path.js';
import { isPlainObject } from '../../json/plain-object.js';
import {
  CONSTRAINTS_OF,
  DEFINITION_TYPES,
  type ConstraintName,
  type DefinitionType,
} from './definition.js';
import { isCustomObject } from './metadata-schema.js';
import { oneOfAllowed } from '../../json/allowed-values.js';

type Fields = Readonly<Record<string, unknown>>;
type FieldCheck = (value: unknown) => string | null;

/** Most values that `eq` and `ne` list. */
const MAX_LISTED = 1_000;

/** Fields as the management API of the public service spells them, and as a definition does. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['object_type', 'objectType'],
  ['min_length', 'minLength'],
  ['max_length', 'maxLength'],
  ['exact_length', 'exactLength'],
]);

const FLAGS = ['array', 'optional', 'deleted'];
const POINT_HOLDERS = new Set(['customer', 'product']);

/** The types that definitions of this schema can have: places and nested objects are not for all. */
export function typesFor(relatedObject: string): DefinitionType[] {
  return DEFINITION_TYPES.filter((type) => {
    if (type === 'geopoint') return POINT_HOLDERS.has(relatedObject);
    return type !== 'object' || !isCustomObject(relatedObject);
  });
}

/**
 * The faults of one definition as a client sent it; paths begin behind its key. A field of null counts
 * as absent, and a field that means nothing for the type is a fault.
 */
export function findDefinitionFaults(sent: unknown, relatedObject: string): JsonFault[] {
  if (!isPlainObject(sent)) return [{ path: [], text: 'must be object' }];
  const type = typeFault(sent, relatedObject);
  if (type !== null) return [type];
  const own = CONSTRAINTS_OF[sent.type as DefinitionType];
  const faults = Object.entries(sent).flatMap(([name, value]): JsonFault[] => {
    if (name === 'type' || (value ?? null) === null) return [];
    const text = checkOf(name, sent.type as DefinitionType)(value);
    return text === null ? [] : [{ path: [name], text }];
  });
  if (sent.type === 'object' && (sent.objectType ?? null) === null) {
    faults.push({ path: [], text: "must have required property 'objectType'" });
  }
  return faults.length > 0 ? faults : contradictions(sent, own);
}

function typeFault({ type }: Fields, relatedObject: string): JsonFault | null {
  if ((type ?? null) === null) return { path: [], text: "must have required property 'type'" };
  const allowed = typesFor(relatedObject);
  if (allowed.includes(type as DefinitionType)) return null;
  const text = oneOfAllowed(allowed);
  return { path: ['type'], text };
}

function checkOf(name: string, type: DefinitionType): FieldCheck {
  if (FLAGS.includes(name)) {
    return (value) => (typeof value === 'boolean' ? null : 'must be boolean');
  }
  if (name === 'objectType' && type === 'object') {
    return (value) => (typeof value === 'string' ? null : 'must be string');
  }
  if (!CONSTRAINTS_OF[type].includes(name as ConstraintName)) {
    const spelling = SPELLINGS.get(name);
    if (spelling !== undefined) return () => `must be written as ${spelling}`;
    return () => `is not supported for type ${type}`;
  }
  if (name === 'eq' || name === 'ne') return (value) => listFault(value, type);
  if (type === 'number') return (value) => (typeof value === 'number' ? null : 'must be number');
  return lengthFault;
}

function listFault(value: unknown, type: DefinitionType): string | null {
  if (!Array.isArray(value)) return 'must be array';
  if (value.length === 0) return 'must NOT have fewer than 1 items';
  if (value.length > MAX_LISTED) return `must NOT have more than ${MAX_LISTED} items`;
  return value.every((item) => typeof item === type) ? null : `must be array of ${type}s`;
}

function lengthFault(value: unknown): string | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? null : 'must be integer >= 0';
}

/** Upper limits below their lower ones, which no value could keep. */
function contradictions(sent: Fields, names: readonly ConstraintName[]): JsonFault[] {
  const isBelow = (upper: ConstraintName, lower: ConstraintName): boolean =>
    names.includes(upper) &&
    typeof sent[upper] === 'number' &&
    typeof sent[lower] === 'number' &&
    sent[upper] < sent[lower];
  const pairs = [
    ['maxLength', 'minLength'],
    ['lt', 'gt'],
    ['lte', 'gte'],
    ['lt', 'gte'],
    ['lte', 'gt'],
  ] as const;
  return pairs
    .filter(([upper, lower]) => isBelow(upper, lower))
    .map(([upper, lower]) => ({ path: [upper], text: `must be >= ${lower}` }));
}
