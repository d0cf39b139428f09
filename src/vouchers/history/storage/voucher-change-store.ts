import type { Transaction } from '../../../database/transaction.js';
import type { VoucherChangeEntry, VoucherEvent } from '../voucher-change-entry.js';

/** What a single request does to a voucher. */
export interface NewVoucherChange {
  readonly projectId: string;
  readonly voucherId: string;
  readonly event: VoucherEvent;
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly logId: string;
  readonly route: string | null;
  readonly keyName: string | null;
  readonly requestId: string | null;
  /** JSON object: the fields that differ, each before and after. */
  readonly changes: string;
}

/** What single requests did to the vouchers of all projects. */
export abstract class VoucherChangeStore {
  /** Adds a change in the transaction that makes it, behind that. A deletion counts as one revision more. */
  abstract add(tx: Transaction, change: NewVoucherChange): Promise<void>;

  /** The changes of a voucher with a revision below `below`, newest first, at most `limit`. */
  abstract list(
    projectId: string,
    voucherId: string,
    page: { readonly below: number; readonly limit: number },
  ): Promise<VoucherChangeEntry[]>;

  /** Deletes the oldest changes that were made before `nowMs`, at most `limit`, and returns their number. */
  abstract deleteBefore(tx: Transaction, nowMs: number, limit: number): Promise<number>;
}
