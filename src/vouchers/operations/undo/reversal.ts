import type { VoucherChange } from '../../domain/voucher-change.js';
import type { ImportedVoucher } from '../import/imported-voucher.js';

/** What undoes a row. */
export type Reversal =
  | { readonly change: VoucherChange }
  /** The id of the voucher that the row added. */
  | { readonly removes: string }
  /** The voucher that the row removed. */
  | { readonly adds: ImportedVoucher };
