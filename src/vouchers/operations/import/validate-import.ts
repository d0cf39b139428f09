import type { AcceptedRow, RowOutcome, RowRejection } from '../../../async-actions/index.js';
import { describeFault } from '../../../json/json-path.js';
import type { MetadataValidator } from '../../../metadata-schemas/domain/compile-metadata-schema.js';
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
  readonly schema: SchemaInForce | null;
  readonly maxMetadataBytes: number;
}

/** A chunk of an import that is ready to be written. */
export interface ValidatedImport {
  /** JSON array of accepted rows as the input has it; null for exactly those of the input. */
  readonly items: string | null;
  readonly rowCount: number;
  readonly rejectedCount: number;
  /** JSON array of the {@link RowOutcome} of the rows that are not added, whatever is in the database. */
  readonly outcomes: string;
  /** JSON array of {@link VoucherKey}: the vouchers that are added unless their codes are taken. */
  readonly keys: string;
}

/** By what a row is found again when its voucher was not added. */
export type VoucherKey = readonly [row: number, code: string, voucherId: string];

type Row = AcceptedRow<Pick<ImportedVoucher, 'id' | 'metadata'>>;

/**
 * The chunk with the types of the schema given to cells, and with each row rejected whose metadata breaks
 * the schema: a rejected row is reported and not added.
 */
export function validateImport(input: ValidateImportInput): ValidatedImport {
  const { items, source, schema, maxMetadataBytes } = input;
  const rows = JSON.parse(items) as Row[];
  const definitions = source === 'cells' && schema !== null ? definitionsIn(schema) : null;
  const validate = validatorFor(schema);
  const checked =
    validate === null
      ? rows
      : rows.map((row) => checkRow(row, { definitions, validate, maxMetadataBytes }));
  const isSame = checked.every((row, index) => row === rows[index]);
  const outcomes = checked.flatMap(outcomeOf);
  return {
    items: isSame ? null : JSON.stringify(checked),
    rowCount: rows.length,
    rejectedCount: outcomes.length,
    outcomes: JSON.stringify(outcomes),
    keys: JSON.stringify(checked.flatMap(keyOf)),
  };
}

/** What rows are held to. */
interface Rules {
  readonly definitions: Definitions | null;
  readonly validate: MetadataValidator;
  readonly maxMetadataBytes: number;
}

function checkRow(accepted: Row, rules: Rules): Row {
  const [row, code, voucher, ownRejection] = accepted;
  if (ownRejection !== undefined) return accepted;
  const sent = JSON.parse(voucher.metadata) as Metadata;
  const metadata = rules.definitions === null ? sent : typeCells(sent, rules.definitions);
  const text = metadata === sent ? voucher.metadata : JSON.stringify(metadata);
  const rejection = rejectionOf(metadata, text, rules);
  if (rejection !== null) return [row, code, null, rejection];
  return text === voucher.metadata ? accepted : [row, code, { ...voucher, metadata: text }];
}

function rejectionOf(
  metadata: Metadata,
  text: string,
  { validate, maxMetadataBytes }: Rules,
): RowRejection | null {
  // The quotes and brackets of lists can make cells larger than they were.
  const tooLarge = metadataSizeFault(text, maxMetadataBytes);
  if (tooLarge !== null) return { key: 'invalid_payload', details: describeFault(tooLarge) };
  const details = validate(metadata);
  return details === null ? null : { key: 'metadata_validation_failed', details };
}

function outcomeOf([row, code, , rejection]: Row): RowOutcome[] {
  if (rejection === undefined) return [];
  return [{ row, code, found: false, updated: false, error: rejection }];
}

function keyOf([row, code, voucher, rejection]: Row): VoucherKey[] {
  return rejection === undefined ? [[row, code, voucher.id]] : [];
}
