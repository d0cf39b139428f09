import type { Definition } from './definition.js';
import type { SchemaRules } from './metadata-schema.js';
import { faultText, joinFaults, NOT_DEFINED, ruleText } from './validation-text.js';
import { constraintRulesOf, typeRuleOf } from './value-rules.js';

type JsonObject = Readonly<Record<string, unknown>>;

/** Why metadata breaks its schema, as the `details` of an answer, or null. */
export type MetadataValidator = (metadata: JsonObject) => string | null;

/** Adds what is wrong with an object. `path` is what stands before its keys in messages. */
type ObjectCheck = (holder: JsonObject, path: string, faults: string[]) => void;

/**
 * Turns a schema into a function that validates whole metadata, without touching it. A key that is
 * required must be there and not be null; null is a value of every optional key. A removed definition
 * demands nothing, and its key stays allowed until it is purged, because vouchers may still have it.
 * @param nested the schemas that `objectType` names; an object whose schema is not there may hold anything
 */
export function compileMetadataSchema(
  schema: SchemaRules,
  nested: ReadonlyMap<string, SchemaRules>,
): MetadataValidator {
  const check = compileObject(schema, nested);
  return (metadata) => {
    const faults: string[] = [];
    check(metadata, '', faults);
    return faults.length === 0 ? null : joinFaults(faults);
  };
}

function compileObject(
  { properties, allowDefinedOnly }: SchemaRules,
  nested: ReadonlyMap<string, SchemaRules>,
): ObjectCheck {
  const checks = Object.entries(properties)
    .filter(([, definition]) => definition.deleted === undefined)
    .map(([key, definition]) => compileProperty(key, definition, nested));
  const known = new Set(Object.keys(properties));
  return (holder, path, faults) => {
    for (const check of checks) check(holder, path, faults);
    if (!allowDefinedOnly) return;
    for (const key of Object.keys(holder)) {
      if (known.has(key)) continue;
      faults.push(faultText(path + key, NOT_DEFINED, holder[key]));
    }
  };
}

function compileProperty(
  key: string,
  definition: Definition,
  nested: ReadonlyMap<string, SchemaRules>,
): ObjectCheck {
  const rule = ruleText(definition);
  const isRight = compileValue(definition);
  const schema = nested.get(definition.objectType ?? '');
  // What every object inherits, such as `constructor` or `__proto__`, is not a key of the metadata.
  const isInherited = key in Object.prototype;
  const checkInside = schema === undefined ? null : compileInside(definition, schema);
  return (holder, path, faults) => {
    const value = isInherited && !Object.hasOwn(holder, key) ? undefined : holder[key];
    const isRightHere = (value ?? null) === null ? definition.optional : isRight(value);
    if (!isRightHere) faults.push(faultText(path + key, rule, value));
    else if (checkInside !== null && (value ?? null) !== null) {
      checkInside(value as JsonObject, path + key, faults);
    }
  };
}

function compileValue(definition: Definition): (value: unknown) => boolean {
  const { holds: hasType } = typeRuleOf(definition);
  const constraints = constraintRulesOf(definition).map(({ holds }) => holds);
  const isRight = (value: unknown): boolean =>
    hasType(value) && constraints.every((holds) => holds(value));
  return definition.array ? (value) => Array.isArray(value) && value.every(isRight) : isRight;
}

/** Checks the nested object, or each one of a list, by its own schema. That schema nests no further. */
function compileInside({ array }: Definition, schema: SchemaRules): ObjectCheck {
  const check = compileObject(schema, new Map());
  if (!array) return (object, path, faults) => check(object, `${path}.`, faults);
  return (list, path, faults) => {
    const objects = list as unknown as readonly JsonObject[];
    objects.forEach((object, index) => check(object, `${path}.${index}.`, faults));
  };
}
