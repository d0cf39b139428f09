import type { Definition, Definitions } from '../../src/metadata-schemas/domain/definition.js';
import type { SchemaRules } from '../../src/metadata-schemas/domain/metadata-schema.js';

/** An optional definition of the type; `fields` say what is special. */
export function aDefinition(fields: Partial<Definition> & Pick<Definition, 'type'>): Definition {
  return { array: false, optional: true, objectType: null, ...fields };
}

/** A schema that allows keys without a definition. */
export function aSchema(properties: Definitions, fields: Partial<SchemaRules> = {}): SchemaRules {
  return { properties, allowDefinedOnly: false, ...fields };
}
