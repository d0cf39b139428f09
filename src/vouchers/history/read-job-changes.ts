import type { AcceptedRow } from '../../async-actions/index.js';
import { metadataDifference } from '../domain/metadata-difference.js';
import type { Members } from '../domain/record-change.js';
import type { VoucherChange } from '../domain/voucher-change.js';
import { fieldsDifference, voucherDifference } from '../domain/voucher-difference.js';
import type { VoucherDefinition } from '../domain/voucher-draft.js';
import type { ImportedVoucher } from '../operations/import/imported-voucher.js';
import { readReversals, type ProcessedRows } from '../operations/undo/read-reversals.js';

/** What a row of a job did to its voucher. */
export interface JobChange {
  readonly row: number;
  /** How often the voucher was changed, with this change; 0 for the row that made it. */
  readonly revision: number;
  /** JSON object: the fields that differ, each before and after; null when they cannot be told. */
  readonly changes: string | null;
}

/**
 * What rows of one code did to their voucher, by what undoes them. Rows that removed a voucher are left out: it has no
 * history any more. So are those whose revision was not kept.
 */
export function readJobChanges(processed: ProcessedRows): JobChange[] {
  const rows = readReversals(processed);
  const noted = JSON.parse(processed.before) as [row: number, value: unknown, revision?: number][];
  const revisions = new Map(noted.map(([row, , revision]) => [row, revision]));
  const items = JSON.parse(processed.items) as AcceptedRow<unknown>[];
  const payloads = new Map(items.map(([row, , payload]) => [row, payload]));
  return rows.flatMap(([row, , reversal]): JobChange[] => {
    if (reversal === null || 'adds' in reversal) return [];
    if ('removes' in reversal) {
      const changes = processed.kind === 'noted or added' ? null : madeOf(payloads.get(row));
      return [{ row, revision: 0, changes }];
    }
    const revision = revisions.get(row);
    if (revision === undefined) return [];
    return [{ row, revision, changes: JSON.stringify(differenceOf(reversal.change)) }];
  });
}

/** What a row made; the rows of a file cannot tell, whose cells got their types when they were applied. */
function madeOf(payload: unknown): string {
  const made = payload as ImportedVoucher | { readonly adds: ImportedVoucher };
  const voucher = 'adds' in made ? made.adds : made;
  const definition = JSON.parse(voucher.definition) as VoucherDefinition;
  return JSON.stringify(voucherDifference(null, { ...voucher, definition }));
}

/** A change that undoes another one, read the other way round. */
function differenceOf({ metadata, fields }: VoucherChange): object {
  return {
    ...(fields && fieldsDifference(fields.to, fields.from)),
    ...(metadata && { metadata: metadataDifference(textOf(metadata.to), textOf(metadata.from)) }),
  };
}

function textOf(members: Members): string {
  return JSON.stringify(members);
}
