import type { Voucher } from '../domain/voucher.js';

/**
 * A voucher as `VoucherStore.writeVouchers` takes it.
 * @param changes how often it was changed since it was read
 * @param version the one that was read
 */
export function voucherPatch(voucher: Voucher, changes: number, version: string) {
  const { code, definition, active, metadata, category, startDate, expirationDate } = voucher;
  const fields = {
    ...{ metadata, category, startDate, expirationDate },
    active: active ? 1 : 0,
    definition: JSON.stringify(definition),
  };
  return [code, fields, changes, version] as const;
}
