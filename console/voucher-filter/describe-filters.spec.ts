import { expect, it } from '@jest/globals';
import { describeFilters } from './describe-filters.js';

it('the filters of an export are said in words', () => {
  const filters = {
    junction: 'and',
    code: { conditions: { $starts_with: 'spring-' } },
    active: { conditions: { $expired: true } },
    'metadata.lang': { conditions: { $in: ['en', 'pl'] } },
    'metadata.vip': { conditions: { $has_value: true } },
    campaign: { conditions: { $unheard_of: 'x' } },
  };

  expect(describeFilters(filters)).toEqual([
    'code begins with spring-',
    'expired',
    'lang is one of en, pl',
    'vip is there',
    'campaign $unheard_of x',
  ]);
});
