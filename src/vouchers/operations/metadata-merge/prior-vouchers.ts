import { readRecords, type VoucherRecord } from '../../domain/voucher-records.js';
import { readSnapshots } from '../../domain/voucher-snapshots.js';

/** A voucher of a chunk before its rows are applied. */
export interface PriorVoucher extends VoucherRecord {
  /** Unix milliseconds; null when it was never updated. Missing when nothing asks for it. */
  readonly updatedAt?: number | null;
}

/**
 * Takes apart what was read for a chunk.
 * @param isWhole whether it holds whole vouchers, for rows that ask for more than metadata
 */
export function priorVouchers(text: string, isWhole: boolean): PriorVoucher[] {
  if (!isWhole) return readRecords(text);
  return readSnapshots(text, '')
    .filter(({ isInTrashBin }) => !isInTrashBin)
    .map(({ voucher: { code, metadata, updatedAt }, version, revision }) => {
      return { code, metadata, version, revision, updatedAt };
    });
}
