import type { RowRejection } from '../../../async-actions/index.js';
import { describeFault, describeFaults } from '../../../json/json-path.js';
import type { MetadataValidator } from '../../../metadata-schemas/domain/compile-metadata-schema.js';
import type { Definitions } from '../../../metadata-schemas/domain/definition.js';
import {
  definitionsIn,
  validatorFor,
  type SchemaInForce,
} from '../../../metadata-schemas/domain/schema-in-force.js';
import { changeFault, editVoucher } from '../../domain/edit-voucher.js';
import { refusalOf } from '../../domain/metadata-refusal.js';
import { mergedMetadata, metadataSizeFault, type Metadata } from '../../domain/metadata.js';
import { findDraftFaults, toVoucherDraft } from '../../domain/voucher-draft.js';
import { toVoucherEdit, type VoucherEdit } from '../../domain/voucher-edit.js';
import type { Voucher } from '../../domain/voucher.js';
import { worthFault } from '../../domain/worth.js';
import type { CsvRow } from './csv-row.js';
import { typeCells } from './type-cells.js';
import { readWorth } from './worth-cells.js';

/** A voucher of a chunk after the rows that were applied so far. */
export interface VoucherState {
  readonly voucher: Voucher;
  /** Its version when it was read; empty for one that the chunk adds. */
  readonly version: string;
  /** How often it was changed when it was read. */
  readonly revision: number;
  readonly isInTrashBin: boolean;
  /** How often rows have changed it. */
  readonly changes: number;
  /** The number of the row that adds it; null for one that was there. */
  readonly addedBy: number | null;
}

/** What becomes of a voucher by a row, or why nothing does. */
export type RowResult =
  | { readonly voucher: Voucher; readonly rejection?: undefined }
  | { readonly voucher?: undefined; readonly rejection: RowRejection };

/** What the rows of a chunk are held to. */
export interface RowRules {
  readonly projectId: string;
  readonly schema: SchemaInForce | null;
  readonly maxMetadataBytes: number;
}

/** Makes vouchers of rows, and changes vouchers by rows, without a database. */
export class RowJudge {
  private readonly projectId: string;
  private readonly maxMetadataBytes: number;
  private readonly validate: MetadataValidator | null;
  private readonly definitions: Definitions;

  constructor({ projectId, schema, maxMetadataBytes }: RowRules) {
    this.projectId = projectId;
    this.maxMetadataBytes = maxMetadataBytes;
    this.validate = validatorFor(schema);
    this.definitions = schema === null ? {} : definitionsIn(schema);
  }

  /** The voucher that a row adds. */
  add(code: string, { id, fields, worth, metadata: cells }: CsvRow): RowResult {
    const { fields: ofWorth, faults } = readWorth(worth, null);
    if (faults.length > 0) return refused(faults.map(({ text }) => text).join(', '));
    const draft = toVoucherDraft({ ...fields, ...ofWorth });
    const worthless = worthFault(draft.type, draft.definition);
    if (worthless !== null) return invalidVoucher(worthless);
    const { metadata, fault } = typeCells(cells, this.definitions);
    if (fault !== null) return refused(describeFault(fault));
    const text = JSON.stringify(metadata);
    // The quotes and brackets of lists can make cells larger than they were.
    const tooLarge = metadataSizeFault(text, this.maxMetadataBytes);
    if (tooLarge !== null) return refused(describeFault(tooLarge));
    const details = this.validate?.(metadata) ?? null;
    if (details !== null) return { rejection: { key: 'metadata_validation_failed', details } };
    const { projectId } = this;
    // The times are those of the writing.
    const times = { createdAt: 0, updatedAt: null };
    return { voucher: { ...draft, ...times, projectId, id, code, metadata: text } };
  }

  /** The voucher after a row; the same object when the row changes nothing. */
  change({ voucher, isInTrashBin }: VoucherState, row: CsvRow): RowResult {
    if (isInTrashBin) {
      const details = `Duplicated voucher exists with id ${voucher.code}`;
      return { rejection: { key: 'duplicate_found', details } };
    }
    const worth = readWorth(row.worth, voucher);
    const faults = [...worth.faults.map(({ text }) => text), ...this.disagreements(voucher, row)];
    if (faults.length > 0) return refused(faults.join(', '));
    const draftFaults = findDraftFaults(worth.fields);
    if (draftFaults.length > 0) return refused(describeFaults(draftFaults));
    const unchangeable = changeFault(voucher, toVoucherEdit(worth.fields));
    if (unchangeable !== null) return invalidVoucher(unchangeable);
    return this.edit(voucher, toVoucherEdit({ ...row.fields, ...worth.fields }), row.metadata);
  }

  /** What the row says that the voucher, which has a type already, cannot take. */
  private disagreements({ type }: Voucher, { worth }: CsvRow): string[] {
    const given = worth['Voucher Type'];
    if (given !== undefined && given !== type) {
      return [`Voucher Type is ${given}, and the voucher with this code is a ${type}`];
    }
    if (given !== undefined) return [];
    const { leftOut } = readWorth({ ...worth, 'Voucher Type': type }, null);
    return leftOut.map((name) => `${name} does not go with a ${type}`);
  }

  private edit(voucher: Voucher, edit: VoucherEdit, cells: Metadata): RowResult {
    const { metadata: patch, fault } = typeCells(cells, this.definitions);
    if (fault !== null) return refused(describeFault(fault));
    const text = JSON.stringify(mergedMetadata(JSON.parse(voucher.metadata) as Metadata, patch));
    if (text !== voucher.metadata) {
      const wanted = { judged: patch, extent: 'change', text } as const;
      const refusal = refusalOf(wanted, this.maxMetadataBytes, this.validate);
      if (refusal !== null) return { rejection: refusal };
    }
    return { voucher: editVoucher(voucher, edit, text) };
  }
}

function refused(details: string): RowResult {
  return { rejection: { key: 'invalid_payload', details } };
}

function invalidVoucher(details: string): RowResult {
  return { rejection: { key: 'invalid_voucher', details } };
}
