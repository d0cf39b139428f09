import type { Metadata } from '../history.js';

/** What the model holds of a code. `text` is the metadata with its keys in order, so that equal ones compare equal. */
export type VoucherState =
  | { readonly is: 'absent' | 'binned' }
  | {
      readonly is: 'alive';
      readonly metadata: Metadata;
      readonly text: string;
      /** Effective changes since it was made. */
      readonly revision: number;
      /** When its chunk was written that changed or made it last; null when an edit did, -1 when nothing did. */
      readonly changedAt: number | null;
      readonly madeAt: number | null;
      /** What made it: the row of a job, or an edit. */
      readonly birth: string;
    };

export type AliveVoucher = Extract<VoucherState, { is: 'alive' }>;

export const ABSENT: VoucherState = { is: 'absent' };
export const BINNED: VoucherState = { is: 'binned' };

/** JSON text that is the same for the same metadata, whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return JSON.stringify(value);
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}

export function made(metadata: Metadata, at: number | null, birth: string): AliveVoucher {
  return {
    is: 'alive',
    metadata,
    birth,
    text: canonical(metadata),
    revision: 0,
    changedAt: -1,
    madeAt: at,
  };
}

/** The voucher with other metadata, or itself when that is the same. */
export function changed(
  voucher: AliveVoucher,
  metadata: Metadata,
  at: number | null,
): AliveVoucher {
  const text = canonical(metadata);
  if (text === voucher.text) return voucher;
  return { ...voucher, metadata, text, revision: voucher.revision + 1, changedAt: at };
}

/** What tells two states of a code apart for the confirmation of a dry run. */
export function versionOf(state: VoucherState): string {
  return state.is === 'alive' ? `${state.birth} ${state.revision}` : state.is;
}
