import { describe, expect, it } from '@jest/globals';
import { readFilter } from '../vouchers/listing/filter/read-filter.js';
import { readExportFilters } from './export-filter.js';

const NOW = 1_700_000_000_000;

describe('the filters of an export', () => {
  it('mean what the same ones of a list mean', () => {
    const ofExport = readExportFilters(
      {
        junction: 'or',
        code: { conditions: { $in: ['A', 'B'], $starts_with: 'C' } },
        active: { conditions: { $active: true } },
        'metadata.a][b': { conditions: { $more_than: 3 } },
        expiration_date: { conditions: { $before: ['2026-01-01'], $is_unknown: [true] } },
      },
      NOW,
    );

    expect(ofExport).toEqual(
      readFilter(
        [
          ['filters[junction]', 'or'],
          ['filters[code][conditions][$in][0]', 'A'],
          ['filters[code][conditions][$in][1]', 'B'],
          ['filters[code][conditions][$starts_with]', 'C'],
          ['filters[active][conditions][$active]', 'true'],
          ['filters[metadata.a][b][conditions][$more_than]', '3'],
          ['filters[expiration_date][conditions][$before][0]', '2026-01-01'],
          ['filters[expiration_date][conditions][$is_unknown]', 'true'],
        ],
        NOW,
      ),
    );
  });

  it.each([
    ['discount_type', 'discount.type', 'AMOUNT'],
    ['gift_balance', 'gift.balance', '5'],
    ['loyalty_balance', 'loyalty_card.balance', '5'],
    ['redemption_quantity', 'redemption.quantity', '5'],
    ['redemption_count', 'redemption.redeemed_quantity', '5'],
    ['created_date', 'created_at', '2026-01-01'],
  ])('call a field %s that lists call %s', (name, field, value) => {
    expect(readExportFilters({ [name]: { conditions: { $is: value } } }, NOW)).toEqual(
      readFilter([[`filters[${field}][conditions][$is]`, value]], NOW),
    );
  });
});
