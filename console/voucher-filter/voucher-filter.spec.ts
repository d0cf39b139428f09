import { describe, expect, it } from '@jest/globals';
import { toExportFilters, toQuery } from '../../src/client/vouchers/conditions.js';
import { conditionsOf, readVoucherFilter } from './voucher-filter.js';

const FILTER = {
  code: 'spring-',
  state: 'expired',
  createdFrom: '2026-01-01',
  createdTo: '2026-01-31',
  key: 'lang',
  value: 'en',
} as const;
const FIRST = new Date(2026, 0, 1).toISOString();
const AFTER_LAST = new Date(2026, 1, 1).toISOString();

describe('a filter of vouchers', () => {
  it('is read from an address, where a code of digits came as a number', () => {
    expect(
      readVoucherFilter({ code: 100, state: 'active', type: 'COUPON', createdTo: 'x' }),
    ).toEqual({ code: '100', state: 'active' });
  });

  it('is the same for a list and for an export', () => {
    const conditions = conditionsOf(FILTER);

    expect(Object.fromEntries(toQuery(conditions))).toEqual({
      'filters[code][conditions][$starts_with]': 'spring-',
      'filters[active][conditions][$expired]': 'true',
      'filters[created_at][conditions][$more_than_equal]': FIRST,
      'filters[created_at][conditions][$before]': AFTER_LAST,
      'filters[metadata.lang][conditions][$is]': 'en',
    });
    expect(toExportFilters(conditions)).toEqual({
      code: { conditions: { $starts_with: 'spring-' } },
      active: { conditions: { $expired: true } },
      created_at: { conditions: { $more_than_equal: FIRST, $before: AFTER_LAST } },
      'metadata.lang': { conditions: { $is: 'en' } },
    });
  });

  it('with a key alone finds each voucher that has it', () => {
    expect(toQuery(conditionsOf({ key: 'lang' }))).toEqual([
      ['filters[metadata.lang][conditions][$has_value]', 'true'],
    ]);
  });

  it('without anything is no condition', () => {
    expect(conditionsOf(readVoucherFilter({}))).toEqual([]);
  });
});
