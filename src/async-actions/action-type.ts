/** The kinds of bulk job. Each has exactly one operation, which the boot checks. */
export const ACTION_TYPES = [
  'VOUCHERS.BULK_UPDATE',
  'VOUCHERS.IMPORT',
  'VOUCHERS.METADATA_KEY_PURGE',
] as const;
export type ActionType = (typeof ACTION_TYPES)[number];
