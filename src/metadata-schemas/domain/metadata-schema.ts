import type { Definitions } from './definition.js';

/** What a schema demands of metadata. */
export interface SchemaRules {
  readonly properties: Definitions;
  /** Refuses keys without a definition. */
  readonly allowDefinedOnly: boolean;
}

/** The metadata schema of one kind of resource, or of nested objects when its name is a free one. */
export interface MetadataSchema extends SchemaRules {
  readonly projectId: string;
  /** `ms_` and 24 letters and digits. */
  readonly id: string;
  /** A standard resource such as `voucher`, or the name by which `objectType` refers to it. */
  readonly relatedObject: string;
  /** Rises with each change. */
  readonly version: number;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** Null until the first change. */
  readonly updatedAt: number | null;
}

/** A schema as it is kept: its definitions are JSON text, which is only parsed in a thread or for an answer. */
export interface StoredSchema extends Omit<MetadataSchema, 'properties'> {
  readonly properties: string;
}

/** The schema with its definitions parsed, for an answer. */
export function toSchema(stored: StoredSchema): MetadataSchema {
  return { ...stored, properties: JSON.parse(stored.properties) as Definitions };
}

/** What the other schemas of a project must know of one. */
export interface SchemaOutline extends Pick<MetadataSchema, 'id' | 'relatedObject' | 'version'> {
  /** Of the definitions as JSON text. */
  readonly bytes: number;
}

/** Resources with metadata of their own; a schema of any other name is for nested objects. */
const STANDARD_OBJECTS = new Set([
  'campaign',
  'customer',
  'earning_rule',
  'loyalty_tier',
  'order',
  'order_item',
  'product',
  'promotion_tier',
  'publication',
  'redemption',
  'reward',
  'voucher',
]);

/** True for the schema of nested objects, which cannot nest further. */
export function isCustomObject(relatedObject: string): boolean {
  return !STANDARD_OBJECTS.has(relatedObject);
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,99}$/u;

/** Why a text cannot name a schema, or null. */
export function relatedObjectFault(name: string): string | null {
  if (NAME.test(name)) return null;
  return 'must be 1 to 100 letters, digits, spaces, dots, hyphens or underscores, a letter or digit first';
}
