import type { Transaction } from '../../database/transaction.js';

/** A stretch of a project's vouchers in the order of their codes. */
export interface KeyHolders {
  /** The last code that was walked; null when there is none behind the start. */
  readonly last: string | null;
  /** The vouchers that have the key, in order, as `readRecords` takes them apart. */
  readonly vouchers: string;
}

/** Finds the vouchers that have a metadata key. */
export abstract class KeyHolderStore {
  /**
   * Reads the next stretch behind a code, in one statement and without a lock; its size is bounded in vouchers
   * and in bytes. Codes never change, so stretch by stretch every voucher is met.
   */
  abstract next(projectId: string, key: string, after: string): Promise<KeyHolders>;

  /** As {@link next}; the vouchers stay as they are until the transaction ends. */
  abstract lockNext(
    tx: Transaction,
    projectId: string,
    key: string,
    after: string,
  ): Promise<KeyHolders>;
}
