import { toVoucherDraft } from '../../src/vouchers/domain/voucher-draft.js';
import type { Voucher } from '../../src/vouchers/domain/voucher.js';
import type { ImportedVoucher } from '../../src/vouchers/operations/import/imported-voucher.js';

let made = 0;

/** A voucher as the stores take it. */
export function aVoucher(fields: Partial<Voucher> = {}): Voucher {
  made += 1;
  return {
    ...toVoucherDraft({}),
    projectId: 'proj_a',
    id: `v_${made}`,
    code: `code-${made}`,
    metadata: '{}',
    createdAt: 1_700_000_000_000,
    updatedAt: null,
    ...fields,
  };
}

/** A voucher as the chunk of an import keeps it. */
export function anImportedVoucher(fields: Partial<ImportedVoucher> = {}): ImportedVoucher {
  made += 1;
  const draft = toVoucherDraft({});
  return { ...draft, id: `v_${made}`, active: 1, definition: '{}', metadata: '{}', ...fields };
}
