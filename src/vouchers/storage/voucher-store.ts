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
   * @returns how many vouchers were added
   */
  abstract insertMany(
    tx: Transaction,
    projectId: string,
    items: string,
    nowMs: number,
  ): Promise<number>;

  /** The ids of the vouchers that {@link insertMany} has added of these items, for when it has not added all. */
  abstract findAdded(tx: Transaction, projectId: string, items: string): Promise<string[]>;

  /**
   * Reads what a chunk is about to change as it is now, in one statement and without a lock.
   * @param codes JSON array of codes, each once; one that no database can hold is nobody's
   * @returns VoucherRecords as `readRecords` takes them apart, one for each code that exists
   */
  abstract readMetadata(projectId: string, codes: string): Promise<string>;

  /**
   * Finds which of these codes are those of vouchers, in one statement.
   * @param codes JSON array of codes, each once
   * @param tx the transaction to read in; without it the statement reads for itself
   */
  abstract findCodes(projectId: string, codes: string, tx?: Transaction): Promise<string[]>;

  /** As {@link readMetadata}; the vouchers stay as they are until the transaction ends. */
  abstract lockMetadata(tx: Transaction, projectId: string, codes: string): Promise<string>;

  /**
   * Writes new metadata in one statement, to the vouchers that still have the version which was read.
   * @param patches JSON array of `[code, metadata text, number of effective changes, version]`, codes unique
   * @returns how many vouchers were written
   */
  abstract writeMetadata(
    tx: Transaction,
    projectId: string,
    patches: string,
    nowMs: number,
  ): Promise<number>;

  /**
   * Reads whole vouchers of a chunk as they are now, in one statement and without a lock.
   * @param codes JSON array of codes, each once
   * @returns snapshots as `readSnapshots` takes them apart, one for each code that is taken, in the trash bin or not
   */
  abstract readSnapshots(projectId: string, codes: string): Promise<string>;

  /** As {@link readSnapshots}; the vouchers stay as they are until the transaction ends. */
  abstract lockSnapshots(tx: Transaction, projectId: string, codes: string): Promise<string>;

  /**
   * Writes whole vouchers in one statement, those that still have the version which was read.
   * @param patches JSON array of `[code, fields, number of effective changes, version]`, codes unique; the fields are
   * `definition` and `metadata` as texts, `active` as 0 or 1, `category`, `startDate` and `expirationDate`
   * @returns how many vouchers were written
   */
  abstract writeVouchers(
    tx: Transaction,
    projectId: string,
    patches: string,
    nowMs: number,
  ): Promise<number>;

  /**
   * Deletes vouchers for good in one statement, those that still have the version which was read. Their codes are free
   * again; one in the trash bin stays.
   * @param removals JSON array of `[code, version]`, codes unique
   * @returns how many vouchers were deleted
   */
  abstract removeMany(tx: Transaction, projectId: string, removals: string): Promise<number>;
}
