import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.js';
import { useCan } from '../session/session.js';
import type { SchemaRules } from './mapping/mapping-faults.js';

const NO_RULES: SchemaRules = { definitions: {}, allowDefinedOnly: false };

/** What the metadata schema of vouchers says. A reader without the right to see it goes by the data. */
export function useSchemaRules(): SchemaRules {
  const canSee = useCan('metadata-schemas');
  const { data } = useQuery({
    queryKey: ['schema-rules'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/metadata-schemas', { signal })),
    enabled: canSee,
    select: ({ schemas }): SchemaRules => {
      const schema = schemas.find(({ related_object: object }) => object === 'voucher');
      if (schema === undefined) return NO_RULES;
      return { definitions: schema.properties, allowDefinedOnly: schema.allow_defined_only };
    },
  });
  return data ?? NO_RULES;
}
