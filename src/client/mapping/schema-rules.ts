import type { Schemas } from '../api/client.js';
import type { SchemaRules } from './mapping-faults.js';

/** What holds where no metadata schema is known: any key, with types by the data. */
export const NO_RULES: SchemaRules = { definitions: {}, allowDefinedOnly: false };

/** What the metadata schema of vouchers says, from all schemas of a project. */
export function voucherRules(schemas: readonly Schemas['MetadataSchemaResponse'][]): SchemaRules {
  const schema = schemas.find(({ related_object: object }) => object === 'voucher');
  if (schema === undefined) return NO_RULES;
  return { definitions: schema.properties, allowDefinedOnly: schema.allow_defined_only };
}
