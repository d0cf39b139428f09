import type { Transaction } from '../../../database/transaction.js';
import type { TrashBinEntry, TrashBinPage } from '../trash-bin-entry.js';

/** The trash bins of all projects. Every call names the project; another project's entry does not exist. */
export abstract class TrashBinStore {
  abstract add(tx: Transaction, entry: TrashBinEntry): Promise<void>;

  /**
   * One page. Reads committed data only.
   * @throws ReadTooLongError when a filter takes longer than a list may, DomainError too_many_requests when the project
   * has too many at a time
   */
  abstract list(projectId: string, page: TrashBinPage): Promise<TrashBinEntry[]>;

  /** Takes the entry out of the trash bin and returns it, or null when there is none. */
  abstract take(tx: Transaction, projectId: string, id: string): Promise<TrashBinEntry | null>;
}
