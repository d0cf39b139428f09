import { changedKeys, takenBack, type Reversal } from '../../model/metadata-rules.js';
import { failed, type RowEffect, type RowMoment } from './row-rules.js';
import { ABSENT, changed, type VoucherState } from './voucher-state.js';

/** What undoes a row: metadata that goes back, or a voucher that the row made. */
export type UndoneRow = Reversal | { readonly birth: string };

/** What the undo of a row does to a voucher. What somebody else has changed since stays. */
export function undoRow(
  state: VoucherState,
  undone: UndoneRow,
  { writtenAt, settled }: RowMoment,
): RowEffect {
  if (state.is !== 'alive') return failed(state, 'not_found');
  if ('birth' in undone) {
    if (state.birth !== undone.birth) return failed(state, 'not_found');
    if (state.revision > 0) return failed(state, 'kept_later_changes');
    return { state: ABSENT, error: null, prior: state.text };
  }
  const { metadata, kept } = takenBack(state.metadata, undone, settled);
  const error = kept.length === 0 ? null : 'kept_later_changes';
  if (changedKeys(state.metadata, metadata).length === 0) return { state, error, prior: null };
  return { state: changed(state, metadata, writtenAt), error, prior: state.text };
}
