import type { Transaction } from '../../../database/transaction.js';
import type { BinEntry, BinPage } from '../bin-entry.js';

/** The bins of all projects. Every call names the project; another project's entry does not exist. */
export abstract class BinStore {
  abstract add(tx: Transaction, entry: BinEntry): Promise<void>;

  /**
   * One page. Reads committed data only.
   * @throws ReadTooLongError when a filter takes longer than a list may, DomainError too_many_requests when the project
   * has too many at a time
   */
  abstract list(projectId: string, page: BinPage): Promise<BinEntry[]>;

  /** Takes the entry out of the bin and gives it, or null when there is none. */
  abstract take(tx: Transaction, projectId: string, id: string): Promise<BinEntry | null>;
}
