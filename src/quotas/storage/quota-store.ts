import type { Transaction } from '../../database/transaction.js';
import type { Quota, QuotaLimits } from '../quota.js';

/** The stored bytes of one project, or of all the projects beyond those that are named. */
export interface StoredBytes {
  /** Null for the projects beyond. */
  readonly projectId: string | null;
  readonly storedBytes: number;
}

/** A change of limits: null is the default, and what is not named stays. */
export type LimitsChange = { readonly [Name in keyof QuotaLimits]?: number | null | undefined };

/** What projects have and may have. */
export abstract class QuotaStore {
  /** As the transaction sees it, in one statement, whatever the project has. */
  abstract read(tx: Transaction, projectId: string): Promise<Quota>;

  abstract change(tx: Transaction, projectId: string, change: LimitsChange): Promise<void>;

  /** The `limit` projects with the most bytes, each, and all others as one; none that is 0. */
  abstract largest(limit: number): Promise<StoredBytes[]>;
}
