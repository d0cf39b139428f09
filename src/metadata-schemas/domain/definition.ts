/** The types that a definition can have. */
export const DEFINITION_TYPES = [
  'string',
  'number',
  'boolean',
  'date',
  'datetime',
  'image_url',
  'object',
  'geopoint',
] as const;
export type DefinitionType = (typeof DEFINITION_TYPES)[number];

/** Limits on a value beyond its type. Lengths count Unicode code points. */
export interface Constraints {
  readonly eq?: readonly (string | number)[];
  readonly ne?: readonly (string | number)[];
  readonly lt?: number;
  readonly lte?: number;
  readonly gt?: number;
  readonly gte?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly exactLength?: number;
}
export type ConstraintName = keyof Constraints;

/** What is demanded of one metadata key. */
export interface Definition extends Constraints {
  readonly type: DefinitionType;
  /** The value is a list, and the definition speaks of each element. */
  readonly array: boolean;
  /** Without it the key must be there and must not be null. */
  readonly optional: boolean;
  /** Name of the schema of the nested object; null for every type but `object`. */
  readonly objectType: string | null;
  /** Removed: no longer demanded of anything, kept until it is sent again or purged. */
  readonly deleted?: true;
}

/** Definitions by metadata key. Any key is just a key, so read it only as an own property. */
export type Definitions = Readonly<Record<string, Definition>>;

/** The definition of this key, removed or not. */
export function definitionOf(definitions: Definitions, key: string): Definition | undefined {
  return Object.hasOwn(definitions, key) ? definitions[key] : undefined;
}

/** The constraints that a type can have, in the order in which messages name them. */
export const CONSTRAINTS_OF: Readonly<Record<DefinitionType, readonly ConstraintName[]>> = {
  string: ['eq', 'ne', 'minLength', 'maxLength', 'exactLength'],
  number: ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'],
  boolean: [],
  date: [],
  datetime: [],
  image_url: [],
  object: [],
  geopoint: [],
};
