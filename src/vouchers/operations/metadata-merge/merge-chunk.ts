import type {
  AcceptedRow,
  ChunkResult,
  RowOutcome,
  RowRejection,
} from '../../../async-actions/index.js';
import type { MetadataValidator } from '../../../metadata-schemas/domain/compile-metadata-schema.js';
import {
  validatorFor,
  type SchemaInForce,
} from '../../../metadata-schemas/domain/schema-in-force.js';
import { lookalikesOfAll } from '../../domain/lookalikes.js';
import { refusalOf } from '../../domain/metadata-refusal.js';
import { metadataDifference } from '../../domain/metadata-difference.js';
import type { MetadataMode } from '../../options/metadata-mode.option.js';
import { changedMetadata, type ChangedMetadata } from './changed-metadata.js';
import { DefinedKeys } from './defined-keys.js';
import { priorVouchers } from './prior-vouchers.js';
import { rowPatchOf, type PatchPayload, type RowPatch } from './row-patch.js';
import { ChangingVoucher } from '../changing-voucher.js';
import { RowChanges } from '../row-changes.js';
import type { SharedPatch } from './shared-patch.js';
import { unmetPrecondition } from './unmet-precondition.js';

/** A chunk and what its vouchers hold now. */
export interface MergeInput {
  /** JSON array of accepted rows with metadata payloads. */
  readonly items: string;
  /** The {@link SharedPatch} that stands for every payload, as JSON; null when each row has its own. */
  readonly shared?: string | null;
  /** As `readRecords` takes them apart, or `readSnapshots` where rows ask for more than metadata. */
  readonly prior: string;
  /** Whether `prior` holds whole vouchers. */
  readonly isWhole?: boolean;
  readonly maxMetadataBytes: number;
  /** Whether it is said what each row would change. */
  readonly isDryRun?: boolean;
  /** The schema of the project's vouchers. */
  readonly schema: SchemaInForce | null;
  /** How metadata is written; `merge` when it is left out. */
  readonly mode?: MetadataMode;
  /** Whether keys that the schema does not define are refused. */
  readonly isStrict?: boolean;
}

/** The outcome of a chunk and what must be written for it. */
export interface MergeOutput extends ChunkResult {
  /** JSON array of `[code, metadata text, number of effective changes, version]`. */
  readonly patches: string;
  readonly patchCount: number;
  readonly firstCode: string;
  readonly lastCode: string;
  /** JSON array of the codes that unknown ones look like; null when there are none. */
  readonly lookalikes: string | null;
}

/**
 * Applies a chunk's rows to metadata in order, without a database: what each voucher becomes and what is
 * said of each row. Rows of the same code see each other's changes; the last one wins.
 */
export function mergeChunk(input: MergeInput): MergeOutput {
  const { items, shared = null } = input;
  const rows = JSON.parse(items) as AcceptedRow<PatchPayload>[];
  const common = shared === null ? null : (JSON.parse(shared) as SharedPatch);
  const merge = new ChunkMerge(input);
  for (const [row, code, payload, ownRejection] of rows) {
    const rejection = ownRejection ?? common?.rejection;
    if (rejection === undefined)
      merge.apply(row, code, rowPatchOf(common?.metadata ?? payload ?? {}));
    else merge.reject(row, code, rejection);
  }
  return merge.output(rows);
}

/** The vouchers of a chunk while its rows are applied. */
class ChunkMerge {
  private readonly maxMetadataBytes: number;
  private readonly validate: MetadataValidator | null;
  private readonly mode: MetadataMode;
  private readonly keys: DefinedKeys;
  private readonly vouchers: ReadonlyMap<string, ChangingVoucher>;
  /** Those that are changed, in the order in which that began. */
  private readonly changed: ChangingVoucher[] = [];
  private readonly outcomes: RowOutcome[] = [];
  private readonly before: string[] = [];
  private readonly rowChanges: RowChanges;
  private readonly unknown = new Set<string>();

  constructor(input: MergeInput) {
    const { prior, maxMetadataBytes, schema, mode = 'merge' } = input;
    this.rowChanges = new RowChanges(input.isDryRun);
    this.maxMetadataBytes = maxMetadataBytes;
    this.validate = validatorFor(schema, input.isStrict);
    this.mode = mode;
    this.keys = new DefinedKeys(schema);
    const vouchers = priorVouchers(prior, input.isWhole === true);
    this.vouchers = new Map(vouchers.map((one) => [one.code, new ChangingVoucher(one)]));
  }

  reject(row: number, code: string, error: RowRejection): void {
    const found = this.vouchers.has(code);
    this.outcomes.push({ row, code, found, updated: false, error });
  }

  apply(row: number, code: string, patch: RowPatch): void {
    const voucher = this.vouchers.get(code);
    if (voucher === undefined) {
      this.unknown.add(code);
      this.reject(row, code, unknownCode(code));
      return;
    }
    const text = voucher.metadata;
    const unmet = unmetPrecondition(patch, voucher);
    const changed = changedMetadata(text, patch, this.mode);
    const isSame = unmet === null && changed.text === text;
    const refusal = isSame ? null : (unmet ?? this.refusalOf(changed, patch));
    if (refusal !== null) this.reject(row, code, refusal);
    if (isSame || refusal !== null) return;
    if (!voucher.isChanged) this.changed.push(voucher);
    voucher.change(changed.text);
    this.before.push(`[${row},${text},${voucher.revision}]`);
    this.rowChanges.note(row, () => metadataDifference(text, changed.text));
  }

  private refusalOf(changed: ChangedMetadata, { unset = [] }: RowPatch): RowRejection | null {
    const wanted =
      unset.length === 0
        ? changed
        : { ...changed, judged: { ...changed.judged, ...this.keys.withoutValue(unset) } };
    return refusalOf(wanted, this.maxMetadataBytes, this.validate);
  }

  output(rows: readonly AcceptedRow<PatchPayload>[]): MergeOutput {
    const failedCount = this.outcomes.length;
    const patches = this.changed.map(({ patch }) => patch);
    return {
      firstCode: rows[0]?.[1] ?? '',
      lastCode: rows.at(-1)?.[1] ?? '',
      patchCount: patches.length,
      doneCount: rows.length - failedCount,
      failedCount,
      outcomes: JSON.stringify(this.outcomes),
      before: `[${this.before.join(',')}]`,
      patches: JSON.stringify(patches),
      changes: this.rowChanges.output(),
      lookalikes: lookalikesOfAll(this.unknown),
    };
  }
}

/** In the words of the 404 that a single read would answer. */
function unknownCode(code: string): RowRejection {
  return { key: 'not_found', details: `Cannot find voucher with id ${code}` };
}
