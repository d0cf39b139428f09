import type { ChunkResult, RowOutcome, RowRejection } from '../../../async-actions/index.js';
import type { Reversal } from './reversal.js';
import type { UndoneRow } from './undone-row.js';

/** Gathers what became of the rows of a chunk that are undone. */
export class UndoneOutcomes {
  private readonly outcomes: RowOutcome[] = [];
  private readonly before: (readonly [row: number, undone: Reversal, revision: number])[] = [];
  private rowCount = 0;
  private failedCount = 0;

  /**
   * Notes a row.
   * @param found whether there was a voucher before it
   * @param revision how often the voucher was changed, with this row
   */
  note(row: number, code: string, found: boolean, undone: UndoneRow, revision: number): void {
    this.rowCount += 1;
    const { noted, rejection } = undone;
    if (noted !== undefined) this.before.push([row, noted, revision]);
    if (found && rejection === undefined) return;
    const outcome = { row, code, found, updated: noted !== undefined };
    if (rejection !== undefined) this.fail(outcome, rejection);
    else this.outcomes.push(outcome);
  }

  /** What is said of the rows. */
  output(): Pick<ChunkResult, 'doneCount' | 'failedCount' | 'outcomes' | 'before'> {
    return {
      doneCount: this.rowCount - this.failedCount,
      failedCount: this.failedCount,
      outcomes: JSON.stringify(this.outcomes),
      before: JSON.stringify(this.before),
    };
  }

  private fail(outcome: RowOutcome, error: RowRejection): void {
    this.failedCount += 1;
    this.outcomes.push({ ...outcome, error });
  }
}
