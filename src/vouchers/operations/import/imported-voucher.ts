import type { VoucherDraft } from '../../domain/voucher-draft.js';
import type { Voucher } from '../../domain/voucher.js';

/** A voucher to be added by an import, as its chunk keeps it. The JSON parts are texts, stored as they are. */
export interface ImportedVoucher extends Omit<VoucherDraft, 'definition' | 'active'> {
  /** Chosen when the row was accepted, so that a chunk that is tried again adds the same voucher. */
  readonly id: string;
  readonly active: 0 | 1;
  readonly definition: string;
  readonly metadata: string;
  /** How often rows of the same chunk have changed it since the one that adds it; absent for never. */
  readonly changes?: number;
}

/** A voucher as a chunk keeps it, to be added as it is. */
export function importedOf(voucher: Voucher): ImportedVoucher {
  const { definition, active, metadata, id, type, category, campaign } = voucher;
  const { startDate, expirationDate } = voucher;
  return {
    ...{ id, type, category, campaign, startDate, expirationDate, metadata },
    active: active ? 1 : 0,
    definition: JSON.stringify(definition),
  };
}
