import { describe, expect, it } from '@jest/globals';
import type { QueryEntry } from '../../../http/query-entries.js';
import { describeFaults } from '../../../json/json-path.js';
import { readFilter } from './read-filter.js';

const NOW = Date.parse('2026-01-01');

function conditionsOf(...entries: QueryEntry[]) {
  const read = readFilter(entries, NOW);
  if ('faults' in read) throw new Error(describeFaults(read.faults));
  return read.filter.conditions;
}

function faultsOf(...entries: QueryEntry[]): string {
  const read = readFilter(entries, NOW);
  return 'faults' in read ? describeFaults(read.faults) : '';
}

describe('readFilter', () => {
  it('joins conditions by and', () => {
    expect(readFilter([], NOW)).toEqual({ filter: { junction: 'and', conditions: [] } });
  });

  it.each(['or', 'OR'])('joins conditions by %s', (junction) => {
    const read = readFilter([['filters[junction]', junction]], NOW);
    expect(read).toEqual({ filter: { junction: 'or', conditions: [] } });
  });

  it.each([
    '',
    '__proto__',
    'constructor',
    'a.b',
    '$',
    '[',
    ']',
    '[0]',
    'a][conditions][$is',
    '"',
    '\n',
  ])('takes the metadata key %j as it is', (metadataKey) => {
    expect(conditionsOf([`filters[metadata.${metadataKey}][conditions][$is]`, 'x'])).toEqual([
      { subject: { metadataKey }, test: { kind: 'equals', operands: ['x'] }, isNegated: false },
    ]);
  });

  it('gathers the operands of one condition, however their places are written', () => {
    const name = 'filters[code][conditions][$not_in]';
    expect(conditionsOf([`${name}[0]`, 'A'], [`${name}[]`, 'B'], [name, 'C'])).toEqual([
      {
        subject: { field: 'code' },
        test: { kind: 'equals', operands: ['A', 'B', 'C'] },
        isNegated: true,
      },
    ]);
  });

  it.each([
    ['$has_value', 'true', false],
    ['$has_value', 'false', true],
    ['$is_unknown', '', true],
    ['$is_unknown', 'false', false],
    ['$has_value', 'False', true],
    ['$has_value', '1', false],
    ['$has_value', '0', true],
  ])('reads %s=%s as a question for a value', (operator, operand, isNegated) => {
    expect(conditionsOf([`filters[category][conditions][${operator}]`, operand])).toEqual([
      { subject: { field: 'category' }, test: { kind: 'present' }, isNegated },
    ]);
  });

  it.each([
    ['$enabled', 'true', false],
    ['$disabled', 'true', true],
    ['$disabled', 'false', false],
  ])('reads %s=%s as a question for the switch of the voucher', (operator, operand, isNegated) => {
    expect(conditionsOf([`filters[active][conditions][${operator}]`, operand])).toEqual([
      {
        subject: { field: 'active' },
        test: { kind: 'equals', operands: [true] },
        isNegated,
      },
    ]);
  });

  it.each([
    ['TRUE', true],
    ['1', true],
    ['False', false],
    ['0', false],
  ])('reads the boolean %s', (operand, value) => {
    expect(conditionsOf(['filters[active][conditions][$is]', operand])).toMatchObject([
      { test: { kind: 'equals', operands: [value] } },
    ]);
  });

  it.each([
    ['$active', 'true', 'live', false],
    ['$active', '', 'live', false],
    ['$active', 'False', 'live', true],
    ['$expired', 'true', 'expired', false],
    ['$expired', '0', 'expired', true],
  ])('reads %s=%s as a question for the moment', (operator, operand, kind, isNegated) => {
    expect(conditionsOf([`filters[active][conditions][${operator}]`, operand])).toEqual([
      { subject: { field: 'active' }, test: { kind, nowMs: NOW }, isNegated },
    ]);
  });

  it.each([
    ['redemption.redeemed_quantity', '$is', '0', { kind: 'equals', operands: [0] }],
    ['gift.balance', '$more_than', '1.5', { kind: 'compares', sign: '>', operands: [1.5] }],
    ['is_referral_code', '$is', 'true', { kind: 'equals', operands: [true] }],
    ['campaign_ids', '$in', 'x', { kind: 'equals', operands: ['x'] }],
  ])('reads %s %s %s', (field, operator, operand, test) => {
    expect(conditionsOf([`filters[${field}][conditions][${operator}]`, operand])).toEqual([
      { subject: { field }, test, isNegated: false },
    ]);
  });

  it('reads $expired as a date that has passed', () => {
    expect(conditionsOf(['filters[expiration_date][conditions][$expired]', 'true'])).toEqual([
      {
        subject: { field: 'expiration_date' },
        test: { kind: 'compares', sign: '<', operands: [NOW] },
        isNegated: false,
      },
    ]);
  });

  it.each([
    ['filters', 'x', 'Property .filters must be object'],
    ['filters[code]', 'x', "Property .filters.code must have required property 'conditions'"],
    ['filters[code][$is]', 'x', "Property .filters.code must have required property 'conditions'"],
    [
      'filters[junction]',
      'xor',
      'Property .filters.junction must be equal to one of the allowed values [ and, or ]',
    ],
    [
      'filters[__proto__][conditions][$is]',
      'x',
      'Property .filters.__proto__ must be equal to one of the allowed values [ id, code, type, voucher_type, campaign, campaign_id, campaign_ids, category, categories, category_id, category_ids, holder_id, customer_id, active, is_referral_code, start_date, expiration_date, created_at, updated_at, additional_info, discount.type, discount.amount_off, discount.percent_off, gift.amount, gift.balance, loyalty_card.points, loyalty_card.balance, redemption.quantity, redemption.redeemed_quantity, publish.count, metadata.<key> ]',
    ],
    [
      'filters[active][conditions][$contains]',
      'x',
      'Property .filters.active.conditions.$contains must be equal to one of the allowed values [ $in, $not_in, $is, $is_not, $has_value, $is_unknown, $active, $enabled, $disabled, $expired ]',
    ],
    [
      'filters[is_referral_code][conditions][$active]',
      'true',
      'Property .filters.is_referral_code.conditions.$active must be equal to one of the allowed values [ $in, $not_in, $is, $is_not, $has_value, $is_unknown ]',
    ],
    [
      'filters[redemption.quantity][conditions][$is]',
      'one',
      'Property .filters.redemption.quantity.conditions.$is must be number',
    ],
    [
      'filters[metadata.n][conditions][$more_than]',
      '0x10',
      'Property .filters.metadata.n.conditions.$more_than must be number',
    ],
    [
      'filters[active][conditions][$is]',
      '2',
      'Property .filters.active.conditions.$is must be boolean',
    ],
    [
      'filters[active][conditions][$is]',
      '',
      'Property .filters.active.conditions.$is must be boolean',
    ],
    [
      'filters[code][conditions][$has_value]',
      'x',
      'Property .filters.code.conditions.$has_value must be boolean',
    ],
    [
      'filters[created_at][conditions][$after]',
      'soon',
      'Property .filters.created_at.conditions.$after cannot be recognized as a ISO-8601 compliant date',
    ],
  ])('refuses %s=%s', (name, value, details) => {
    expect(faultsOf([name, value])).toBe(details);
  });

  const onKey = (operator: string) => (number: number) =>
    [`filters[metadata.k${number}][conditions][${operator}]`, '1'] as const;
  const places = (count: number) => Array.from({ length: count }, (_, place) => place);
  const TOO_MANY =
    'Property .filters must NOT have more than 10 conditions on metadata, additional_info and members of objects, ' +
    'where each value but those of $is, $is_not, $in and $not_in counts';

  it('takes ten conditions on metadata and refuses more', () => {
    expect(conditionsOf(...places(10).map(onKey('$contains')))).toHaveLength(10);
    expect(faultsOf(...places(11).map(onKey('$contains')))).toBe(TOO_MANY);
    expect(faultsOf(...places(120).map(onKey('$is')))).toBe(TOO_MANY);
  });

  it('counts the values that each value of the metadata is tested by', () => {
    const values = (operator: string, count: number) =>
      places(count).map(
        (place) => [`filters[metadata.k][conditions][${operator}][${place}]`, '1'] as const,
      );
    expect(faultsOf(...values('$contains', 11))).toBe(TOO_MANY);
    expect(faultsOf(...values('$more_than', 11))).toBe(TOO_MANY);
    expect(conditionsOf(...values('$in', 100))).toHaveLength(1);
  });

  it('counts a condition on what must be decoded like one on metadata', () => {
    const onInfo = places(6).map(
      (place) => [`filters[additional_info][conditions][$contains][${place}]`, 'A'] as const,
    );
    expect(faultsOf(...onInfo, ...places(5).map(onKey('$is')))).toBe(TOO_MANY);
    expect(conditionsOf(...onInfo, ...places(4).map(onKey('$is')))).toHaveLength(5);
  });

  it('counts no condition on another field', () => {
    const onFields = places(20).map(
      (place) => [`filters[code][conditions][$contains][${place}]`, 'A'] as const,
    );
    expect(conditionsOf(...onFields, ...places(10).map(onKey('$is')))).toHaveLength(11);
  });
});
