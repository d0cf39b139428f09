/** The documented example of a bulk update. */
export const BULK_UPDATE_EXAMPLE = [
  {
    code: 'example_code',
    metadata: {
      lang: 'en',
      test: false,
      MetadataTest: 'Update metadata',
      update_value: 1,
      next_update_date: '2022-11-11T09:00:00.000Z',
    },
  },
  {
    code: 'example_code2',
    metadata: { lang: 'pl', test: false, MetadataTest: 'Update metadata', update_value: 2 },
  },
];

/** Two vouchers to import. */
export const IMPORT_EXAMPLE = [
  {
    code: 'example_code',
    type: 'DISCOUNT_VOUCHER',
    discount: { type: 'PERCENT', percent_off: 10 },
    metadata: { lang: 'en' },
  },
  { code: 'example_code2', type: 'GIFT_VOUCHER', gift: { amount: 10000 }, active: false },
];
