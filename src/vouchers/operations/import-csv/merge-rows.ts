import type {
  AcceptedRow,
  ChunkResult,
  RowOutcome,
  RowRejection,
} from '../../../async-actions/index.js';
import type { SchemaInForce } from '../../../metadata-schemas/domain/schema-in-force.js';
import { voucherDifference } from '../../domain/voucher-difference.js';
import { readSnapshots } from '../../domain/voucher-snapshots.js';
import { voucherChange } from '../../domain/voucher-change.js';
import type { Reversal } from '../undo/reversal.js';
import { importedOf } from '../import/imported-voucher.js';
import { RowChanges } from '../row-changes.js';
import { voucherPatch } from '../voucher-patch.js';
import { RowJudge, type VoucherState } from './apply-row.js';
import { toCsvRow, type CsvRow } from './csv-row.js';

/** A chunk of a file and the vouchers that have its codes now. */
export interface MergeRowsInput {
  readonly projectId: string;
  /** JSON array of accepted rows with {@link CsvRow} payloads. */
  readonly items: string;
  /** As `readSnapshots` takes them apart. */
  readonly prior: string;
  readonly maxMetadataBytes: number;
  /** Whether it is said what each row would change. */
  readonly isDryRun?: boolean;
  /** The schema of the project's vouchers. */
  readonly schema: SchemaInForce | null;
}

/** The outcome of a chunk and what must be written for it. */
export interface MergedRows extends ChunkResult {
  /** JSON array of accepted rows with ImportedVoucher payloads: the vouchers to add. */
  readonly added: string;
  readonly addedCount: number;
  /** JSON array of patches as `VoucherStore.writeVouchers` takes them. */
  readonly patches: string;
  readonly patchCount: number;
  readonly firstCode: string;
  readonly lastCode: string;
}

type Row = AcceptedRow<CsvRow>;

/**
 * Applies a chunk's rows in order, without a database: which vouchers are added, what others become, and what is said
 * of each row. A row sees what the rows before it did to its code.
 */
export function mergeRows(input: MergeRowsInput): MergedRows {
  const rows = JSON.parse(input.items) as Row[];
  const merge = new ChunkOfRows(input);
  for (const row of rows) merge.apply(row);
  return merge.output(rows);
}

/** The vouchers of a chunk while its rows are applied. */
class ChunkOfRows {
  private readonly judge: RowJudge;
  private readonly states: Map<string, VoucherState>;
  private readonly outcomes: RowOutcome[] = [];
  private readonly before: (readonly [row: number, undone: Reversal, revision: number])[] = [];
  private readonly changes: RowChanges;
  private failedCount = 0;

  constructor({ prior, isDryRun, ...rules }: MergeRowsInput) {
    this.changes = new RowChanges(isDryRun);
    this.judge = new RowJudge(rules);
    this.states = new Map(
      readSnapshots(prior, rules.projectId).map(({ voucher, version, revision, isInTrashBin }) => [
        voucher.code,
        { voucher, version, revision, isInTrashBin, changes: 0, addedBy: null },
      ]),
    );
  }

  apply([row, code, payload, ownRejection]: Row): void {
    const state = this.states.get(code);
    if (ownRejection !== undefined) {
      this.reject(row, code, ownRejection);
    } else if (state === undefined) {
      this.add(row, code, toCsvRow(payload));
    } else {
      this.change(row, state, toCsvRow(payload));
    }
  }

  private add(row: number, code: string, payload: CsvRow): void {
    const { voucher, rejection } = this.judge.add(code, payload);
    if (rejection !== undefined) {
      this.reject(row, code, rejection);
      return;
    }
    this.changes.note(row, () => voucherDifference(null, voucher));
    const state = { voucher, version: '', revision: 0, isInTrashBin: false, changes: 0 };
    this.states.set(code, { ...state, addedBy: row });
  }

  private change(row: number, state: VoucherState, payload: CsvRow): void {
    const { code } = state.voucher;
    const { voucher, rejection } = this.judge.change(state, payload);
    if (rejection !== undefined) {
      this.reject(row, code, rejection);
      return;
    }
    this.outcomes.push({ row, code, found: true, updated: true });
    if (voucher === state.voucher) return;
    const back = voucherChange(voucher, state.voucher);
    const changes = state.changes + 1;
    if (back !== null) this.before.push([row, { change: back }, state.revision + changes]);
    this.changes.note(row, () => voucherDifference(state.voucher, voucher));
    this.states.set(code, { ...state, voucher, changes });
  }

  private reject(row: number, code: string, error: RowRejection): void {
    this.failedCount += 1;
    this.outcomes.push({ row, code, found: this.states.has(code), updated: false, error });
  }

  output(rows: readonly Row[]): MergedRows {
    const states = [...this.states.values()];
    const added = states.flatMap(toAdded);
    const patches = states.flatMap(toPatch);
    return {
      firstCode: rows[0]?.[1] ?? '',
      lastCode: rows.at(-1)?.[1] ?? '',
      doneCount: rows.length - this.failedCount,
      failedCount: this.failedCount,
      outcomes: JSON.stringify(this.outcomes),
      before: JSON.stringify(this.before),
      added: JSON.stringify(added),
      addedCount: added.length,
      patches: JSON.stringify(patches),
      patchCount: patches.length,
      changes: this.changes.output(),
    };
  }
}

function toAdded({ voucher, changes, addedBy }: VoucherState) {
  return addedBy === null ? [] : [[addedBy, voucher.code, { ...importedOf(voucher), changes }]];
}

function toPatch({ voucher, changes, addedBy, version }: VoucherState) {
  return addedBy !== null || changes === 0 ? [] : [voucherPatch(voucher, changes, version)];
}
