import type { Transaction } from '../../database/transaction.js';
import type { Voucher } from '../domain/voucher.js';

/** The vouchers of all projects. Every call names the project; another project's voucher does not exist. */
export abstract class VoucherStore {
  /** The voucher with this code, else the one with this id, or null. */
  abstract find(projectId: string, codeOrId: string): Promise<Voucher | null>;

  /** Adds a voucher. False when the code is taken, in which case nothing changed. */
  abstract insert(tx: Transaction, voucher: Voucher): Promise<boolean>;

  /**
   * Adds the vouchers of a chunk whose codes are free, in one statement.
   * @param items JSON array of accepted rows with {@link ImportedVoucher} payloads
   * @returns the ids of the vouchers that were added
   */
  abstract insertMany(
    tx: Transaction,
    projectId: string,
    items: string,
    nowMs: number,
  ): Promise<string[]>;

  /**
   * Locks and reads what a chunk is about to change, in one statement.
   * @param items JSON array of accepted rows
   * @returns JSON array of `[code, metadata text]`, one for each code that exists
   */
  abstract readMetadata(tx: Transaction, projectId: string, items: string): Promise<string>;

  /**
   * Writes new metadata in one statement.
   * @param patches JSON array of `[code, metadata text, number of effective changes]`, codes unique
   */
  abstract writeMetadata(
    tx: Transaction,
    projectId: string,
    patches: string,
    nowMs: number,
  ): Promise<void>;
}
