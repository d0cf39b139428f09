/** The columns that a file can have, besides those of the metadata. */
export const COLUMN_SETS = {
  import: [
    'code',
    'voucher_type',
    'value',
    'formula',
    'discount_type',
    'discount_effect',
    'category',
    'start_date',
    'expiration_date',
    'redemption_quantity',
    'redeemed_quantity',
    'redeemed_amount',
    'active',
    'additional_info',
  ],
  short: ['code', 'voucher_type', 'value', 'discount_type'],
  codes: ['code'],
} as const;

export type ColumnSet = keyof typeof COLUMN_SETS;

/** The most columns that the service takes. */
const MAX_COLUMNS = 200;

/** The fields to ask for. */
export function fieldsOf(set: ColumnSet, metadataKeys: readonly string[]): string[] {
  return [...COLUMN_SETS[set], ...metadataKeys.map((key) => `metadata.${key}`)].slice(
    0,
    MAX_COLUMNS,
  );
}

/** The keys that the metadata of vouchers has, each once, in the order of the alphabet. */
export function metadataKeysOf(vouchers: readonly { readonly metadata: object }[]): string[] {
  return [...new Set(vouchers.flatMap(({ metadata }) => Object.keys(metadata)))].sort();
}
