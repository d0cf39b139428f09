import type { Definition } from './definition.js';
import { FaultMessage } from './fault-message.js';
import type { SchemaRules } from './metadata-schema.js';
import { NOT_DEFINED, ruleText } from './validation-text.js';
import { constraintRulesOf, typeRuleOf } from './value-rules.js';

type JsonObject = Readonly<Record<string, unknown>>;

/** The whole metadata of a voucher, or the keys that a change sends. */
export type MetadataExtent = 'whole' | 'change';

/**
 * Why metadata breaks its schema, as the `details` of an answer, or null. A change may lack required keys, but its
 * own keys are held to the schema. Takes time in proportion to the metadata, however many definitions there are
 * and however much is wrong.
 * @param extent `whole` when it is left out
 */
export type MetadataValidator = (metadata: JsonObject, extent?: MetadataExtent) => string | null;

/** What one schema demands of an object. */
interface ObjectRules {
  /** Looks at the keys that the object has, so that a list of small objects is as cheap as it is short. */
  holds(object: JsonObject, extent?: MetadataExtent): boolean;
  /** Looks at each definition. Only for an object that is wrong, of which a message names few. */
  report(object: JsonObject, path: string, message: FaultMessage, extent?: MetadataExtent): void;
}

/** What one definition demands of a value that is there. */
interface ValueRules {
  readonly key: string;
  readonly text: string;
  readonly optional: boolean;
  holds(value: unknown): boolean;
  /** Names what is wrong inside of a value, and true, or false when the value itself is wrong. */
  reportInside(value: unknown, path: string, message: FaultMessage): boolean;
}

/**
 * Turns a schema into a function that validates metadata, without touching it. A key that is
 * required must be there and not be null; null is a value of every optional key. A removed definition
 * demands nothing, and its key stays allowed until it is purged, because vouchers may still have it.
 * @param nested the schemas that `objectType` names; an object whose schema is not there may hold anything
 */
export function compileMetadataSchema(
  schema: SchemaRules,
  nested: ReadonlyMap<string, SchemaRules>,
): MetadataValidator {
  const inside = new Map(
    [...nested].map(([name, rules]) => [name, compileObject(rules, new Map())]),
  );
  const rules = compileObject(schema, inside);
  return (metadata, extent) => {
    if (rules.holds(metadata, extent)) return null;
    const message = new FaultMessage();
    rules.report(metadata, '', message, extent);
    return message.toString();
  };
}

function compileObject(
  { properties, allowDefinedOnly }: SchemaRules,
  nested: ReadonlyMap<string, ObjectRules>,
): ObjectRules {
  const inForce = Object.entries(properties)
    .filter(([, definition]) => definition.deleted === undefined)
    .map(([key, definition]) => compileValue(key, definition, nested));
  const byKey = new Map(inForce.map((rules) => [rules.key, rules]));
  const requiredCount = inForce.filter(({ optional }) => !optional).length;
  const isAllowed = (key: string) => !allowDefinedOnly || Object.hasOwn(properties, key);

  function holds(object: JsonObject, extent: MetadataExtent = 'whole'): boolean {
    let required = 0;
    for (const key of Object.keys(object)) {
      const rules = byKey.get(key);
      if (rules === undefined) {
        if (!isAllowed(key)) return false;
      } else if (!isRight(rules, object[key])) return false;
      else if (!rules.optional) required += 1;
    }
    return extent === 'change' || required === requiredCount;
  }

  function report(
    object: JsonObject,
    path: string,
    message: FaultMessage,
    extent: MetadataExtent = 'whole',
  ): void {
    for (const rules of inForce) {
      if (message.isEnough) return;
      if (extent === 'whole' || Object.hasOwn(object, rules.key)) {
        reportKey(rules, object, path, message);
      }
    }
    for (const key of Object.keys(object)) {
      if (message.isEnough) return;
      if (!isAllowed(key)) message.add(path + key, NOT_DEFINED, object[key]);
    }
  }

  return { holds, report };
}

function isRight(rules: ValueRules, value: unknown): boolean {
  return (value ?? null) === null ? rules.optional : rules.holds(value);
}

function reportKey(
  rules: ValueRules,
  object: JsonObject,
  path: string,
  message: FaultMessage,
): void {
  // What every object inherits, such as `constructor` or `__proto__`, is not a key of the metadata.
  const value = Object.hasOwn(object, rules.key) ? object[rules.key] : undefined;
  if (isRight(rules, value)) return;
  const name = path + rules.key;
  const isInside = (value ?? null) !== null && rules.reportInside(value, name, message);
  if (!isInside) message.add(name, rules.text, value);
}

function compileValue(
  key: string,
  definition: Definition,
  nested: ReadonlyMap<string, ObjectRules>,
): ValueRules {
  const { array, optional } = definition;
  const { holds: hasType } = typeRuleOf(definition);
  const constraints = constraintRulesOf(definition).map(({ holds }) => holds);
  const inside = nested.get(definition.objectType ?? '');
  const isSound = (value: unknown): boolean =>
    hasType(value) && constraints.every((holds) => holds(value));
  const isWhole = (value: unknown): boolean =>
    isSound(value) && (inside === undefined || inside.holds(value as JsonObject));
  const forAll = (holds: (value: unknown) => boolean) =>
    array ? (value: unknown) => Array.isArray(value) && value.every(holds) : holds;
  const isSoundHere = forAll(isSound);

  return {
    key,
    optional,
    text: ruleText(definition),
    holds: forAll(isWhole),
    reportInside: (value, path, message) => {
      if (inside === undefined || !isSoundHere(value)) return false;
      if (!array) inside.report(value as JsonObject, `${path}.`, message);
      else reportEach(inside, value as readonly JsonObject[], path, message);
      return true;
    },
  };
}

function reportEach(
  rules: ObjectRules,
  objects: readonly JsonObject[],
  path: string,
  message: FaultMessage,
): void {
  for (const [index, object] of objects.entries()) {
    if (message.isEnough) return;
    if (!rules.holds(object)) rules.report(object, `${path}.${index}.`, message);
  }
}
