import { useQuery } from '@tanstack/react-query';
import type { SchemaRules } from '../../src/client/mapping/mapping-faults.js';
import { NO_RULES, voucherRules } from '../../src/client/mapping/schema-rules.js';
import { api, bodyOf } from '../api/client.js';
import { useCan } from '../session/session.js';

/** What the metadata schema of vouchers says. A reader without the right to see it goes by the data. */
export function useSchemaRules(): SchemaRules {
  const canSee = useCan('metadata-schemas');
  const { data } = useQuery({
    queryKey: ['schema-rules'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/metadata-schemas', { signal })),
    enabled: canSee,
    select: ({ schemas }) => voucherRules(schemas),
  });
  return data ?? NO_RULES;
}
