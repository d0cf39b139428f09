import { rangeOf, type CodeRange } from '../../../async-actions/bulk-body/index.js';
import type { AcceptedRow, ChunkChanges, SeenRows } from '../../../async-actions/index.js';
import { metadataDifference } from '../../domain/metadata-difference.js';
import { readRecords, type VoucherRecord } from '../../domain/voucher-records.js';
import type { PatchPayload } from '../metadata-merge/row-patch.js';
import { RowChanges } from '../row-changes.js';
import { versionsOf } from '../versions-of.js';

/** Vouchers that have a key, and how many the steps before have found. */
export interface RemoveKeyInput {
  readonly key: string;
  readonly foundBefore: number;
  /** Whether it is said what each row would change. */
  readonly isDryRun?: boolean;
  /** As `readRecords` takes them apart. */
  readonly vouchers: string;
}

/** What a step of a purge writes. */
export interface RemoveKeyOutput {
  readonly count: number;
  /** JSON array of {@link AcceptedRow}. Those of a dry run say what a merge does for them, others say nothing. */
  readonly items: string;
  /** Between which codes those of the rows lie; null without rows. */
  readonly codeRange: CodeRange | null;
  /** JSON array of `[row, prior metadata, revision]`. */
  readonly before: string;
  /** JSON array of `[code, metadata text, number of effective changes, version]`. */
  readonly patches: string;
  readonly changes?: ChunkChanges;
  /** What the confirmation of a dry run needs. */
  readonly seen?: SeenRows;
}

/** Takes the key out of each metadata and numbers the vouchers on. The other keys keep their order. */
export function removeKey({
  key,
  foundBefore,
  vouchers,
  isDryRun,
}: RemoveKeyInput): RemoveKeyOutput {
  const holders = readRecords(vouchers);
  const rowOf = (index: number): number => foundBefore + index + 1;
  const payload: PatchPayload = isDryRun === true ? [{}, { unset: [key] }] : {};
  const items = holders.map(({ code }, index): AcceptedRow<PatchPayload> => [
    rowOf(index),
    code,
    payload,
  ]);
  const before = holders.map(
    ({ metadata, revision }, index) => `[${rowOf(index)},${metadata},${revision + 1}]`,
  );
  const changes = new RowChanges(isDryRun);
  const patches = holders.map(({ code, metadata, version }, index) => {
    const rest = JSON.parse(metadata) as Record<string, unknown>;
    Reflect.deleteProperty(rest, key);
    const text = JSON.stringify(rest);
    changes.note(rowOf(index), () => metadataDifference(metadata, text));
    return [code, text, 1, version];
  });
  return {
    count: holders.length,
    items: JSON.stringify(items),
    codeRange: rangeOf(holders.map(({ code }) => code)),
    before: `[${before.join(',')}]`,
    patches: JSON.stringify(patches),
    changes: changes.output(),
    ...(isDryRun === true && { seen: seenOf(holders) }),
  };
}

function seenOf(holders: readonly VoucherRecord[]): SeenRows {
  const codes = JSON.stringify(holders.map(({ code }) => code));
  return { codes, versions: versionsOf(holders) };
}
