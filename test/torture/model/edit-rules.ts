import type { SentEdit } from '../history.js';
import { breaksSchema } from './row-rules.js';
import { ABSENT, BINNED, canonical, changed, made, type VoucherState } from './voucher-state.js';

/** What an edit does to a state, the status that it must answer and the entry that it leaves in the audit trail. */
export interface EditEffect {
  readonly state: VoucherState;
  readonly status: number;
  readonly event: string | null;
}

const nothing = (state: VoucherState, status: number): EditEffect => ({
  state,
  status,
  event: null,
});

export function applyEdit(state: VoucherState, edit: SentEdit): EditEffect {
  if (edit.kind === 'create') return create(state, edit);
  if (state.is !== 'alive') return nothing(state, 404);
  if (edit.kind === 'delete') return { state: ABSENT, status: 204, event: 'voucher.deleted' };
  if (edit.kind === 'bin') return { state: BINNED, status: 204, event: 'voucher.binned' };
  if (breaksSchema(edit.metadata)) return nothing(state, 400);
  const next = changed(state, { ...state.metadata, ...edit.metadata }, null);
  return { state: next, status: 200, event: next === state ? null : 'voucher.updated' };
}

function create(state: VoucherState, { metadata, sentAt }: SentEdit): EditEffect {
  if (breaksSchema(metadata)) return nothing(state, 400);
  if (state.is !== 'absent') return nothing(state, 409);
  return { state: made(metadata, null, `edit ${sentAt}`), status: 200, event: 'voucher.created' };
}

/** Whether the answer that the client got fits the effect. An unknown one fits any. */
export function fitsAnswer({ state, status }: EditEffect, edit: SentEdit): boolean {
  if (edit.fate === 'unknown') return true;
  if (edit.status !== status) return false;
  if (edit.answer === undefined || state.is !== 'alive') return true;
  return canonical(edit.answer) === state.text;
}
