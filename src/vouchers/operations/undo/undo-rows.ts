import { rangeOf, type CodeRange } from '../../../async-actions/bulk-body/index.js';
import type { AcceptedRow, ChunkResult, RowOutcome } from '../../../async-actions/index.js';
import { voucherDifference } from '../../domain/voucher-difference.js';
import { readRecords } from '../../domain/voucher-records.js';
import { readSnapshots } from '../../domain/voucher-snapshots.js';
import { RowChanges } from '../row-changes.js';
import { versionsOf } from '../versions-of.js';
import type { Reversal } from './reversal.js';
import { UndoneVoucher, type UndoneRow } from './undone-voucher.js';

/** What undoes a chunk, and the vouchers that have its codes now. */
export interface UndoRowsInput {
  readonly projectId: string;
  /** JSON array of accepted rows with {@link Reversal} payloads. */
  readonly items: string;
  /** As `readSnapshots` takes them apart. */
  readonly prior: string;
  /** Whether it is said what each row would restore. */
  readonly isDryRun?: boolean;
}

/** The outcome of a chunk and what must be written for it. */
export interface UndoneRows extends ChunkResult {
  readonly rowCount: number;
  /** Between which codes those of the rows lie; null without rows. */
  readonly codeRange: CodeRange | null;
  /** JSON array of accepted rows with ImportedVoucher payloads: the vouchers to add. */
  readonly added: string;
  readonly addedCount: number;
  /** JSON array of patches as `VoucherStore.writeVouchers` takes them. */
  readonly patches: string;
  readonly patchCount: number;
  /** JSON array of removals as `VoucherStore.removeMany` takes them. */
  readonly removals: string;
  readonly removalCount: number;
  /** Of the vouchers that have the codes, as `versions` of an operation returns them. */
  readonly readVersions: string;
  readonly firstCode: string;
  readonly lastCode: string;
}

type Row = AcceptedRow<Reversal>;

/**
 * Undoes rows in the given order, without a database. A value that somebody has changed since stays as it is, and the
 * row says so. What undoes each row in turn is noted as its prior value.
 */
export function undoRows({ projectId, items, prior, isDryRun }: UndoRowsInput): UndoneRows {
  const rows = JSON.parse(items) as Row[];
  const snapshots = readSnapshots(prior, projectId);
  const vouchers = new Map(snapshots.map((one) => [one.voucher.code, new UndoneVoucher(one)]));
  const outcomes: RowOutcome[] = [];
  const before: (readonly [row: number, undone: Reversal, revision: number])[] = [];
  const changes = new RowChanges(isDryRun);
  for (const [row, code, reversal, rejection] of rows) {
    const voucher = vouchers.get(code) ?? new UndoneVoucher(null);
    vouchers.set(code, voucher);
    const found = voucher.isFound;
    const state = voucher.state;
    const undone: UndoneRow =
      rejection === undefined ? voucher.undo(code, reversal, projectId) : { rejection };
    if (undone.noted !== undefined) before.push([row, undone.noted, voucher.revision]);
    // A row that restores a part fails, and is counted once.
    if (undone.noted !== undefined && undone.rejection === undefined) {
      changes.note(row, () => voucherDifference(state, voucher.state));
    }
    const outcome = { row, code, found, updated: undone.noted !== undefined };
    if (undone.rejection !== undefined) outcomes.push({ ...outcome, error: undone.rejection });
    else if (!found) outcomes.push(outcome);
  }
  const failedCount = outcomes.filter(({ error }) => error !== undefined).length;
  return {
    rowCount: rows.length,
    codeRange: rangeOf([...vouchers.keys()]),
    firstCode: rows[0]?.[1] ?? '',
    lastCode: rows.at(-1)?.[1] ?? '',
    doneCount: rows.length - failedCount,
    failedCount,
    outcomes: JSON.stringify(outcomes),
    before: JSON.stringify(before),
    changes: changes.output(),
    readVersions: isDryRun === true ? versionsOf(readRecords(prior)) : '[]',
    ...writesOf([...vouchers.values()]),
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
