import type { TrashBinField } from '../../trash-bin-filter.js';

/** The value of each field in the table `bin_entries` named `entry`. Only vouchers go to the trash bin. */
export const TRASH_BIN_VALUES: Readonly<Record<TrashBinField, string>> = {
  id: 'entry.id',
  resource_id: 'entry.voucher_id',
  resource_name: 'entry.code',
  resource_type: `'voucher'`,
};
