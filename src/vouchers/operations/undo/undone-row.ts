import type { RowRejection } from '../../../async-actions/index.js';
import type { Reversal } from './reversal.js';

/** What became of a row. Both are there when a part of it was undone. */
export interface UndoneRow {
  /** What undoes the undo of this row; missing when it changed nothing. */
  readonly noted?: Reversal;
  readonly rejection?: RowRejection;
}

/** A row of a code that no voucher has. */
export function notFound(code: string): UndoneRow {
  return { rejection: { key: 'not_found', details: `Cannot find voucher with id ${code}` } };
}

/** @param isUndoneInPart whether other keys of the row were undone, so that the row updated its voucher and failed */
export function keptChanges(keys: readonly string[], isUndoneInPart: boolean): RowRejection {
  const rest = isUndoneInPart ? '. All else of the row was undone' : '';
  return {
    key: 'kept_later_changes',
    details: `Changed after the job and kept: ${keys.join(', ')}${rest}`,
  };
}
