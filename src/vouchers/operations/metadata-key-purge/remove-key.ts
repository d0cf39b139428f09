import type { AcceptedRow, ChunkChanges } from '../../../async-actions/index.js';
import { metadataDifference } from '../../domain/metadata-difference.js';
import { readRecords } from '../../domain/voucher-records.js';
import { RowChanges } from '../row-changes.js';

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
  /** JSON array of {@link AcceptedRow} without anything to say of a row. */
  readonly items: string;
  /** JSON array of `[row, prior metadata]`. */
  readonly before: string;
  /** JSON array of `[code, metadata text, number of effective changes, version]`. */
  readonly patches: string;
  readonly changes?: ChunkChanges;
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
  const items = holders.map(({ code }, index): AcceptedRow<object> => [rowOf(index), code, {}]);
  const before = holders.map(({ metadata }, index) => `[${rowOf(index)},${metadata}]`);
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
    before: `[${before.join(',')}]`,
    patches: JSON.stringify(patches),
    changes: changes.output(),
  };
}
