import type { AcceptedRow, RowRejection } from '../../../async-actions/row.js';
import { describeFault } from '../../../json/json-path.js';
import type { Definitions } from '../../../metadata-schemas/domain/definition.js';
import {
  definitionsIn,
  validatorFor,
  type SchemaInForce,
} from '../../../metadata-schemas/domain/schema-in-force.js';
import { metadataSizeFault, type Metadata } from '../../domain/metadata.js';
import type { ImportedVoucher } from './imported-voucher.js';
import { typeCells } from './type-cells.js';

/** How the metadata of an import was sent: as JSON, or as cells of a table, which are all texts. */
export type MetadataSource = 'json' | 'cells';

/** A chunk of an import and the schema of the project's vouchers. */
export interface ValidateImportInput {
  /** JSON array of accepted rows with {@link ImportedVoucher} payloads. */
  readonly items: string;
  readonly source: MetadataSource;
  readonly schema: SchemaInForce;
  readonly maxMetadataBytes: number;
}

type Row = AcceptedRow<Pick<ImportedVoucher, 'metadata'>>;

/**
 * The chunk with the types of the schema given to cells, and with each row rejected whose metadata breaks
 * the schema: a rejected row is reported and not added. Gives JSON text as it takes it.
 */
export function validateImport(input: ValidateImportInput): string {
  const { items, source, schema } = input;
  const rows = JSON.parse(items) as Row[];
  const definitions = source === 'cells' ? definitionsIn(schema) : null;
  const checked = rows.map((row) => checkRow(row, definitions, input));
  return checked.every((row, index) => row === rows[index]) ? items : JSON.stringify(checked);
}

function checkRow(accepted: Row, definitions: Definitions | null, limits: Limits): Row {
  const [row, code, voucher, ownRejection] = accepted;
  if (ownRejection !== undefined) return accepted;
  const sent = JSON.parse(voucher.metadata) as Metadata;
  const metadata = definitions === null ? sent : typeCells(sent, definitions);
  const text = metadata === sent ? voucher.metadata : JSON.stringify(metadata);
  const rejection = rejectionOf(metadata, text, limits);
  if (rejection !== null) return [row, code, null, rejection];
  return text === voucher.metadata ? accepted : [row, code, { ...voucher, metadata: text }];
}

type Limits = Pick<ValidateImportInput, 'schema' | 'maxMetadataBytes'>;

function rejectionOf(
  metadata: Metadata,
  text: string,
  { schema, maxMetadataBytes }: Limits,
): RowRejection | null {
  // The quotes and brackets of lists can make cells larger than they were.
  const tooLarge = metadataSizeFault(text, maxMetadataBytes);
  if (tooLarge !== null) return { key: 'invalid_payload', details: describeFault(tooLarge) };
  const details = validatorFor(schema)?.(metadata) ?? null;
  return details === null ? null : { key: 'metadata_validation_failed', details };
}
