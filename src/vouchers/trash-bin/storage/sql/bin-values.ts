import type { BinField } from '../../bin-filter.js';

/** The value of each field in the table `bin_entries` named `entry`. Only vouchers go to the bin. */
export const BIN_VALUES: Readonly<Record<BinField, string>> = {
  id: 'entry.id',
  resource_id: 'entry.voucher_id',
  resource_name: 'entry.code',
  resource_type: `'voucher'`,
};
