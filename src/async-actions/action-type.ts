/** The kinds of bulk job. Each has exactly one operation, which the boot checks. */
export const ACTION_TYPES = [
  'VOUCHERS.BULK_UPDATE',
  'VOUCHERS.METADATA_UPDATE',
  'VOUCHERS.IMPORT',
  'VOUCHERS.METADATA_KEY_PURGE',
  'VOUCHERS.IMPORT_CSV',
] as const;
export type ActionType = (typeof ACTION_TYPES)[number];
