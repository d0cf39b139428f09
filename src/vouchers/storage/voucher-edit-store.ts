import type { Transaction } from '../../database/transaction.js';
import type { Voucher } from '../domain/voucher.js';

/**
 * Changes single vouchers. A change is read and written in one transaction, so that it cannot undo what
 * a bulk job or another request wrote in between.
 */
export abstract class VoucherEditStore {
  /**
   * The voucher with this code, else the one with this id, or null, as the transaction sees it. Nobody
   * else can change it until the transaction ends.
   */
  abstract find(tx: Transaction, projectId: string, codeOrId: string): Promise<Voucher | null>;

  /** Writes what may change of a voucher and counts one effective change. */
  abstract update(tx: Transaction, voucher: Voucher): Promise<void>;

  /** Moves the voucher to the trash bin: no read finds it, its code stays taken. */
  abstract moveToTrashBin(tx: Transaction, voucher: Voucher, nowMs: number): Promise<void>;

  /** Deletes a voucher for good, in the trash bin or not. Its code is free again. */
  abstract remove(tx: Transaction, projectId: string, voucherId: string): Promise<void>;
}
