import type { VoucherDraft } from './voucher-draft.js';

/** A voucher of a project. */
export interface Voucher extends VoucherDraft {
  readonly projectId: string;
  /** `v_` and 32 letters and digits. */
  readonly id: string;
  readonly code: string;
  /** JSON text, exactly as stored. */
  readonly metadata: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** Null until the first change. */
  readonly updatedAt: number | null;
}
