import type { Transaction } from '../../../database/transaction.js';

/**
 * Places in the order of updates that vouchers have left. Lists pass them over; the fewer there are, the less a list
 * has to pass.
 */
export abstract class LeftPlaceStore {
  /** Whether updates leave places behind; where the order is an index they do not. */
  abstract readonly isNeeded: boolean;

  /**
   * Deletes places that were left at least `minAgeMs` ago, the oldest first. They stand in rows of at most 2,000:
   * gives how many rows that were, at most `rows`.
   */
  abstract delete(tx: Transaction, rows: number, minAgeMs: number): Promise<number>;
}
