import type { Transaction } from '../../../database/transaction.js';
import type { BinEntry, BinPage } from '../bin-entry.js';

/** The bins of all projects. Every call names the project; another project's entry does not exist. */
export abstract class BinStore {
  abstract add(tx: Transaction, entry: BinEntry): Promise<void>;

  /** One page. Reads committed data only. */
  abstract list(projectId: string, page: BinPage): Promise<BinEntry[]>;

  /** Takes the entry out of the bin and gives it, or null when there is none. */
  abstract take(tx: Transaction, projectId: string, id: string): Promise<BinEntry | null>;
}
