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
import { mergedMetadata, type Metadata } from '../../domain/metadata.js';
import { readRecords } from '../../domain/voucher-records.js';
import { RowChanges } from '../row-changes.js';
import type { SharedPatch } from './shared-patch.js';

/** A chunk and what its vouchers hold now. */
export interface MergeInput {
  /** JSON array of accepted rows with metadata payloads. */
  readonly items: string;
  /** The {@link SharedPatch} that stands for every payload, as JSON; null when each row has its own. */
  readonly shared?: string | null;
  /** As `readRecords` takes them apart. */
  readonly prior: string;
  readonly maxMetadataBytes: number;
  /** Whether it is said what each row would change. */
  readonly isDryRun?: boolean;
  /** The schema of the project's vouchers. */
  readonly schema: SchemaInForce | null;
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
  const rows = JSON.parse(items) as AcceptedRow<Metadata>[];
  const common = shared === null ? null : (JSON.parse(shared) as SharedPatch);
  const merge = new ChunkMerge(input);
  for (const [row, code, payload, ownRejection] of rows) {
    const rejection = ownRejection ?? common?.rejection;
    if (rejection === undefined) merge.apply(row, code, common?.metadata ?? payload ?? {});
    else merge.reject(row, code, rejection);
  }
  return merge.output(rows);
}

/** The vouchers of a chunk while its rows are applied. */
class ChunkMerge {
  private readonly maxMetadataBytes: number;
  private readonly validate: MetadataValidator | null;
  private readonly current: Map<string, string>;
  private readonly versions: ReadonlyMap<string, string>;
  private readonly changes = new Map<string, number>();
  private readonly outcomes: RowOutcome[] = [];
  private readonly before: string[] = [];
  private readonly rowChanges: RowChanges;
  private readonly unknown = new Set<string>();

  constructor({ prior, maxMetadataBytes, schema, isDryRun }: MergeInput) {
    this.rowChanges = new RowChanges(isDryRun);
    this.maxMetadataBytes = maxMetadataBytes;
    this.validate = validatorFor(schema);
    const vouchers = readRecords(prior);
    this.current = new Map(vouchers.map(({ code, metadata }) => [code, metadata]));
    this.versions = new Map(vouchers.map(({ code, version }) => [code, version]));
  }

  reject(row: number, code: string, error: RowRejection): void {
    const found = this.current.has(code);
    this.outcomes.push({ row, code, found, updated: false, error });
  }

  apply(row: number, code: string, patch: Metadata): void {
    const text = this.current.get(code);
    if (text === undefined) {
      this.unknown.add(code);
      this.reject(row, code, unknownCode(code));
      return;
    }
    const merged = JSON.stringify(mergedMetadata(text, patch));
    if (merged === text) return;
    const wanted = { judged: patch, extent: 'change', text: merged } as const;
    const refusal = refusalOf(wanted, this.maxMetadataBytes, this.validate);
    if (refusal !== null) {
      this.reject(row, code, refusal);
      return;
    }
    this.before.push(`[${row},${text}]`);
    this.rowChanges.note(row, () => metadataDifference(text, merged));
    this.current.set(code, merged);
    this.changes.set(code, (this.changes.get(code) ?? 0) + 1);
  }

  output(rows: readonly AcceptedRow<Metadata>[]): MergeOutput {
    const failedCount = this.outcomes.length;
    const patches = [...this.changes].map(([code, count]) => {
      return [code, this.current.get(code), count, this.versions.get(code)];
    });
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
