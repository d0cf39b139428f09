import { describeFaults } from '../../json/json-path.js';
import { changeDefinitions, nestedIn, type NestedName } from './change-definitions.js';
import { definitionOf, type Definitions } from './definition.js';

/** The definitions that a client sent for a schema, and those that it has. All texts are JSON objects. */
export interface SchemaChange {
  readonly relatedObject: string;
  /** Empty for a new schema. */
  readonly prior: string;
  readonly sent: string;
}

/** What becomes of the definitions. */
export interface ChangedSchema {
  /** JSON text. */
  readonly properties: string;
  /** What is wrong with them, as the `details` of an answer, or null. */
  readonly faults: string | null;
  readonly nested: readonly NestedName[];
}

/** Applies a change to definitions, from text to text. What other schemas there are is not asked. */
export function changeSchema({ relatedObject, prior, sent }: SchemaChange): ChangedSchema {
  const { properties, faults } = changeDefinitions(
    relatedObject,
    JSON.parse(prior) as Definitions,
    JSON.parse(sent) as Record<string, unknown>,
  );
  return {
    properties: JSON.stringify(properties),
    faults: faults.length > 0 ? describeFaults(faults) : null,
    nested: nestedIn(properties),
  };
}

/** A removed definition that is to be forgotten, and the definitions that it is among, as JSON text. */
export interface ForgottenKey {
  readonly key: string;
  readonly properties: string;
}

/** The definitions without the one of a key, as JSON text; null when there is none that is removed. */
export function forgetKey({ key, properties }: ForgottenKey): string | null {
  const definitions = JSON.parse(properties) as Definitions;
  if (definitionOf(definitions, key)?.deleted !== true) return null;
  const kept = Object.entries(definitions).filter(([name]) => name !== key);
  return JSON.stringify(Object.fromEntries(kept));
}
