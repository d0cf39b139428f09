import { compileMetadataSchema, type MetadataValidator } from './compile-metadata-schema.js';
import type { Definitions } from './definition.js';
import type { SchemaRules } from './metadata-schema.js';

/** A schema and those nested in it, read at one moment, in a form that is cheap to hand to a thread. */
export interface SchemaInForce {
  /** The same only for the same schemas at the same versions, in whatever project. */
  readonly version: string;
  /** JSON object: the {@link SchemaRules}, and `nested`, those of each `objectType` by its name. */
  readonly text: string;
}

/** Compiled schemas that a thread keeps; each chunk of a job asks for the same one. */
const MAX_COMPILED = 50;
/** The texts that they were made of, in characters together: a schema can be large, and change often. */
const MAX_COMPILED_TEXT = 4_194_304;

interface Compiled {
  readonly validator: MetadataValidator;
  readonly length: number;
}

/** The oldest first. */
const compiled = new Map<string, Compiled>();

/**
 * The validator of a schema, compiled at the first call in this thread. Null without a schema.
 * @param isStrict whether keys that it does not define are refused, whatever it says itself
 */
export function validatorFor(
  schema: SchemaInForce | null,
  isStrict = false,
): MetadataValidator | null {
  if (schema === null) return null;
  const name = isStrict ? `${schema.version} strict` : schema.version;
  const known = compiled.get(name);
  if (known !== undefined) return known.validator;
  const { nested, ...rules } = JSON.parse(schema.text) as SchemaRules & {
    nested: Record<string, SchemaRules>;
  };
  const inForce = (own: SchemaRules) => (isStrict ? { ...own, allowDefinedOnly: true } : own);
  const parts = Object.entries(nested).map(([key, own]) => [key, inForce(own)] as const);
  const validator = compileMetadataSchema(inForce(rules), new Map(parts));
  compiled.set(name, { validator, length: schema.text.length });
  forgetOldest();
  return validator;
}

function forgetOldest(): void {
  let length = 0;
  for (const known of compiled.values()) length += known.length;
  for (const [version, oldest] of compiled) {
    const fits = length <= MAX_COMPILED_TEXT || compiled.size === 1;
    if (fits && compiled.size <= MAX_COMPILED) return;
    compiled.delete(version);
    length -= oldest.length;
  }
}

/** The definitions of a schema, without those nested in it. */
export function definitionsIn({ text }: SchemaInForce): Definitions {
  return (JSON.parse(text) as SchemaRules).properties;
}
