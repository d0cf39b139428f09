import type { VoucherField } from '../../filter/condition.js';

/** The only names that conditions bring into the text of a statement. */
export const VOUCHER_COLUMNS: Readonly<Record<VoucherField, string>> = {
  id: 'voucher.id',
  code: 'voucher.code',
  type: 'voucher.type',
  campaign: 'voucher.campaign',
  category: 'voucher.category',
  active: 'voucher.active',
  start_date: 'voucher.start_date',
  expiration_date: 'voucher.expiration_date',
  created_at: 'voucher.created_at',
  updated_at: 'voucher.updated_at',
};
