import type { AcceptedRow, ChunkChanges, RowOutcome } from '../../../async-actions/index.js';
import type { MetadataValidator } from '../../../metadata-schemas/domain/compile-metadata-schema.js';
import {
  validatorFor,
  type SchemaInForce,
} from '../../../metadata-schemas/domain/schema-in-force.js';
import type { Metadata } from '../../domain/metadata.js';
import { voucherDifference } from '../../domain/voucher-difference.js';
import type { VoucherDefinition } from '../../domain/voucher-draft.js';
import { RowChanges } from '../row-changes.js';
import type { ImportedVoucher } from './imported-voucher.js';

/** A chunk of an import and the schema of the project's vouchers. */
export interface ValidateImportInput {
  /** JSON array of accepted rows with {@link ImportedVoucher} payloads. */
  readonly items: string;
  readonly schema: SchemaInForce | null;
  /** Whether keys that the schema does not define are refused. */
  readonly isStrict?: boolean;
  /** Whether it is said what each row would add. */
  readonly isDryRun?: boolean;
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
  /** What these vouchers change unless their codes are taken. */
  readonly changes?: ChunkChanges;
}

/** By what a row is found again when its voucher was not added. */
export type VoucherKey = readonly [row: number, code: string, voucherId: string];

type Row = AcceptedRow<ImportedVoucher>;

/** The chunk with each row rejected whose metadata breaks the schema: a rejected row is reported and not added. */
export function validateImport(input: ValidateImportInput): ValidatedImport {
  const { items, schema, isStrict, isDryRun } = input;
  const rows = JSON.parse(items) as Row[];
  const validate = validatorFor(schema, isStrict);
  const checked = validate === null ? rows : rows.map((row) => checkRow(row, validate));
  const isSame = checked.every((row, index) => row === rows[index]);
  const outcomes = checked.flatMap(outcomeOf);
  return {
    items: isSame ? null : JSON.stringify(checked),
    rowCount: rows.length,
    rejectedCount: outcomes.length,
    outcomes: JSON.stringify(outcomes),
    keys: JSON.stringify(checked.flatMap(keyOf)),
    changes: changesOf(checked, isDryRun),
  };
}

function changesOf(rows: readonly Row[], isDryRun?: boolean): ChunkChanges | undefined {
  const changes = new RowChanges(isDryRun);
  for (const [row, , voucher, rejection] of rows) {
    if (rejection !== undefined) continue;
    changes.note(row, () => {
      const definition = JSON.parse(voucher.definition) as VoucherDefinition;
      return voucherDifference(null, { ...voucher, definition });
    });
  }
  return changes.output();
}

function checkRow(accepted: Row, validate: MetadataValidator): Row {
  const [row, code, voucher, ownRejection] = accepted;
  if (ownRejection !== undefined) return accepted;
  const details = validate(JSON.parse(voucher.metadata) as Metadata);
  return details === null
    ? accepted
    : [row, code, null, { key: 'metadata_validation_failed', details }];
}

function outcomeOf([row, code, , rejection]: Row): RowOutcome[] {
  if (rejection === undefined) return [];
  return [{ row, code, found: false, updated: false, error: rejection }];
}

function keyOf([row, code, voucher, rejection]: Row): VoucherKey[] {
  return rejection === undefined ? [[row, code, voucher.id]] : [];
}
