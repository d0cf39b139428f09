import { ApiError } from '../../client/api/errors.js';
import type { SchemaRules } from '../../client/mapping/mapping-faults.js';
import { NO_RULES, voucherRules } from '../../client/mapping/schema-rules.js';
import { say } from '../output/print.js';
import { readSchemas } from '../schema/read-schemas.js';
import type { Service } from '../service/open-service.js';

const FORBIDDEN = 403;

/** What the metadata schema of vouchers says. A key that may not read it goes by the data. @throws ApiError, AwayError */
export async function readRules(service: Service): Promise<SchemaRules> {
  try {
    return voucherRules(await readSchemas(service));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== FORBIDDEN) throw error;
    say('The key may not read the metadata schema, so the types of columns go by their cells.');
    return NO_RULES;
  }
}
