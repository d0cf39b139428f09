import type { AcceptedRow } from '../../../async-actions/index.js';
import { readRecords } from '../../domain/voucher-records.js';

/** Vouchers that have a key, and how many the steps before have found. */
export interface RemoveKeyInput {
  readonly key: string;
  readonly foundBefore: number;
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
}

/** Takes the key out of each metadata and numbers the vouchers on. The other keys keep their order. */
export function removeKey({ key, foundBefore, vouchers }: RemoveKeyInput): RemoveKeyOutput {
  const holders = readRecords(vouchers);
  const rowOf = (index: number): number => foundBefore + index + 1;
  const items = holders.map(({ code }, index): AcceptedRow<object> => [rowOf(index), code, {}]);
  const before = holders.map(({ metadata }, index) => `[${rowOf(index)},${metadata}]`);
  const patches = holders.map(({ code, metadata, version }) => {
    const rest = JSON.parse(metadata) as Record<string, unknown>;
    Reflect.deleteProperty(rest, key);
    return [code, JSON.stringify(rest), 1, version];
  });
  return {
    count: holders.length,
    items: JSON.stringify(items),
    before: `[${before.join(',')}]`,
    patches: JSON.stringify(patches),
  };
}
