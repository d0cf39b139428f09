import { expect, it } from '@jest/globals';
import { sortColumns } from './known-columns.js';

it('columns are fields in any spelling, and metadata otherwise', () => {
  const sorted = sortColumns(['Code', 'voucher_type', 'Expiration-Date', 'Region', '']);

  expect(sorted).toEqual({
    known: ['Code', 'voucher_type', 'Expiration-Date'],
    metadata: ['Region'],
    hasCode: true,
    hasRefused: false,
  });
});

it('a column of validation rules is refused, and a missing code is noticed', () => {
  expect(sortColumns(['Coupon', 'Validation Rule ID'])).toMatchObject({
    hasCode: false,
    hasRefused: true,
  });
});
