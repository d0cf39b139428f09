import type { AcceptedRow } from '../../../async-actions/row.js';
import {
  validatorFor,
  type SchemaInForce,
} from '../../../metadata-schemas/domain/schema-in-force.js';
import type { Metadata } from '../../domain/metadata.js';
import type { ImportedVoucher } from './imported-voucher.js';

/** A chunk of an import and the schema of the project's vouchers. */
export interface ValidateImportInput {
  /** JSON array of accepted rows with {@link ImportedVoucher} payloads. */
  readonly items: string;
  readonly schema: SchemaInForce;
}

/**
 * The chunk with each row rejected whose metadata breaks the schema: a rejected row is reported and not
 * added. Gives JSON text as it takes it.
 */
export function validateImport({ items, schema }: ValidateImportInput): string {
  const validate = validatorFor(schema);
  const rows = JSON.parse(items) as AcceptedRow<Pick<ImportedVoucher, 'metadata'>>[];
  let rejectedCount = 0;
  const checked = rows.map((accepted) => {
    const [row, code, voucher, rejection] = accepted;
    if (rejection !== undefined || validate === null) return accepted;
    const details = validate(JSON.parse(voucher.metadata) as Metadata);
    if (details === null) return accepted;
    rejectedCount += 1;
    return [row, code, null, { key: 'metadata_validation_failed', details }];
  });
  return rejectedCount === 0 ? items : JSON.stringify(checked);
}
