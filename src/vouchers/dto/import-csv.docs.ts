/** What the import of a CSV file says of itself. docs/csv.md says more. */
export const IMPORT_CSV = {
  operationId: 'import-vouchers-using-csv',
  summary: 'Import Vouchers using CSV',
  description:
    'Adds the vouchers of a CSV file, in turn with the other bulk requests. A code that exists is updated: cells ' +
    'that are not empty overwrite, metadata is merged, and the row fails where the type of the voucher or of its ' +
    'discount disagrees. The form may have up to 10 MiB. The file is UTF-8, or UTF-16 with a byte order mark, ' +
    'with commas, semicolons, tabs or vertical bars between its cells; other files are refused with what they ' +
    'are. Its first row names the columns, in any case, with white space, `_` or `-` between the words. `Code` ' +
    'is needed, and for a new voucher `Voucher Type` and what it is worth; known are also `Value`, ' +
    '`Discount Type`, `Discount Effect`, `Formula`, `Category`, `Start Date`, `Expiration Date`, ' +
    '`Redemption Limit`, `Redeemed Quantity`, `Redeemed Amount`, `Active` and `Additional Info`. ' +
    '`Validation Rule ID` is refused. Every other column becomes metadata: as text, or as the metadata schema ' +
    'defines it, the parts of a list between commas. Amounts are hundredths. Dates are ISO 8601; one without ' +
    'a time is midnight UTC, so an expiration date ends the voucher as that day begins. A bad row fails by ' +
    'its number; the header and rows without content are not counted. `result.skipped` and `result.notes` ' +
    'name what was left out or read in another way than it is written.',
};

/** The form of an import. */
export const CSV_FORM = {
  type: 'object' as const,
  required: ['file'],
  properties: {
    file: {
      type: 'string' as const,
      format: 'binary',
      example:
        'Code,Voucher Type,Active,Start Date,Expiration Date,Discount Type,Value,Category,Redemption Limit,Additional Info,Region\n' +
        'spring-10,DISCOUNT_VOUCHER,true,2026-03-01,2026-06-01,PERCENT,10,New Customers,1,,EU\n' +
        'gift-100,GIFT_VOUCHER,true,,,,10000,,,,EU\n',
    },
    webhooks_enable: {
      type: 'boolean' as const,
      description: 'Ignored, with a note in the result: this service sends no webhooks.',
    },
  },
};
