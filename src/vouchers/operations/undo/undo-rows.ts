import { rangeOf, type CodeRange } from '../../../async-actions/bulk-body/index.js';
import type { AcceptedRow, ChunkResult } from '../../../async-actions/index.js';
import { voucherDifference } from '../../domain/voucher-difference.js';
import { readRecords } from '../../domain/voucher-records.js';
import { readSnapshots } from '../../domain/voucher-snapshots.js';
import { RowChanges } from '../row-changes.js';
import { versionsOf } from '../versions-of.js';
import { readReversals, type ProcessedRows, type ReversalRow } from './read-reversals.js';
import { UndoneOutcomes } from './undone-outcomes.js';
import type { UndoneRow } from './undone-row.js';
import { UndoneVoucher } from './undone-voucher.js';

/** What undoes a chunk, and the vouchers that have its codes now. */
export interface UndoRowsInput {
  readonly projectId: string;
  /** The chunk that is to be undone, or a JSON array of accepted rows with Reversal payloads. */
  readonly work: ProcessedRows | string;
  /** As `readSnapshots` takes them apart. */
  readonly prior: string;
  /** Whether it is said what each row would restore. */
  readonly isDryRun?: boolean;
}

/** What undoes rows: the rows themselves, and the outcome of a chunk. */
export interface UndoneRows extends ChunkResult {
  /** JSON array of accepted rows, each with its Reversal where it may be wanted once more. */
  readonly items: string;
  readonly rowCount: number;
  /** JSON array of their codes, each once. */
  readonly codes: string;
  /** Between which codes those of the rows lie; null without rows. */
  readonly codeRange: CodeRange | null;
  /** Of the vouchers that have the codes, as `versions` of an operation returns them; of a dry run alone. */
  readonly readVersions: string;
  readonly firstCode: string;
  readonly lastCode: string;
}

/** What must be written of whole vouchers. */
export interface UndoneVouchers extends UndoneRows {
  /** JSON array of accepted rows with ImportedVoucher payloads: the vouchers to add. */
  readonly added: string;
  readonly addedCount: number;
  /** JSON array of patches as `VoucherStore.writeVouchers` takes them. */
  readonly patches: string;
  readonly patchCount: number;
  /** JSON array of removals as `VoucherStore.removeMany` takes them. */
  readonly removals: string;
  readonly removalCount: number;
}

/**
 * Undoes rows in the given order, without a database. A value that somebody has changed since stays as it is, and the
 * row says so. What undoes each row in turn is noted as its prior value.
 */
export function undoRows({ projectId, work, prior, isDryRun }: UndoRowsInput): UndoneVouchers {
  const rows = typeof work === 'string' ? (JSON.parse(work) as ReversalRow[]) : readReversals(work);
  const snapshots = readSnapshots(prior, projectId);
  const vouchers = new Map(snapshots.map((one) => [one.voucher.code, new UndoneVoucher(one)]));
  const outcomes = new UndoneOutcomes();
  const changes = new RowChanges(isDryRun);
  for (const [row, code, reversal, rejection] of rows) {
    const voucher = vouchers.get(code) ?? new UndoneVoucher(null);
    vouchers.set(code, voucher);
    const { isFound, state } = voucher;
    const undone: UndoneRow =
      rejection === undefined ? voucher.undo(code, reversal, projectId) : { rejection };
    outcomes.note(row, code, isFound, undone, voucher.revision);
    // A row that restores a part fails, and is counted once.
    if (undone.noted !== undefined && undone.rejection === undefined) {
      changes.note(row, () => voucherDifference(state, voucher.state));
    }
  }
  return {
    ...listed(rows),
    ...outcomes.output(),
    changes: changes.output(),
    readVersions: isDryRun === true ? versionsOf(readRecords(prior)) : '[]',
    ...writesOf([...vouchers.values()]),
  };
}

/** What is kept of the rows themselves. */
export function listed(
  rows: readonly AcceptedRow<unknown>[],
): Pick<UndoneRows, 'items' | 'rowCount' | 'codes' | 'codeRange' | 'firstCode' | 'lastCode'> {
  const codes = [...new Set(rows.map(([, code]) => code))];
  return {
    items: JSON.stringify(rows),
    rowCount: rows.length,
    codes: JSON.stringify(codes),
    codeRange: rangeOf(codes),
    firstCode: codes[0] ?? '',
    lastCode: codes.at(-1) ?? '',
  };
}

function writesOf(vouchers: readonly UndoneVoucher[]) {
  const added = vouchers.map(({ addition }) => addition).filter((one) => one !== null);
  const patches = vouchers.map(({ patch }) => patch).filter((one) => one !== null);
  const removals = vouchers.map(({ removal }) => removal).filter((one) => one !== null);
  return {
    added: JSON.stringify(added.map((voucher, index) => [index + 1, ...voucher])),
    addedCount: added.length,
    patches: JSON.stringify(patches),
    patchCount: patches.length,
    removals: JSON.stringify(removals),
    removalCount: removals.length,
  };
}
