import { describe, expect, it } from '@jest/globals';
import { describeFault } from '../../json/json-path.js';
import { findDraftFaults, toVoucherDraft } from './voucher-draft.js';

const faultsOf = (value: Record<string, unknown>) => findDraftFaults(value).map(describeFault);

describe('findDraftFaults', () => {
  it('passes a voucher with every field', () => {
    const faults = faultsOf({
      type: 'DISCOUNT_VOUCHER',
      category: 'New',
      campaign: 'Spring',
      start_date: '2026-01-01',
      expiration_date: '2026-12-31T23:59:59.000Z',
      validity_day_of_week: [0, 6],
      validity_hours: { daily: [] },
      validity_timeframe: { duration: 'PT1H', interval: 'P2D' },
      active: false,
      additional_info: 'info',
      discount: { type: 'PERCENT', percent_off: 10.5, effect: 'APPLY_TO_ORDER' },
      gift: { amount: 100 },
      loyalty_card: { points: 0 },
      redemption: { quantity: 1 },
    });
    expect(faults).toEqual([]);
  });

  it('passes what it does not know', () => {
    expect(faultsOf({ anything: { at: 'all' }, discount: { other: 1 } })).toEqual([]);
  });

  it('refuses more values than any voucher needs, whatever they are', () => {
    const units = Array.from({ length: 1_000 }, () => ({}));
    expect(faultsOf({ discount: { units } })).toEqual([
      'Payload must NOT have more than 1000 values besides metadata',
    ]);
  });

  it('does not count the values of what it does not know', () => {
    expect(faultsOf({ anything: Array(2_000).fill(1) })).toEqual([]);
  });

  it.each(['type', 'start_date', 'active', 'discount', 'gift', 'redemption'])(
    'takes null for the absence of %s',
    (name) => {
      expect(faultsOf({ [name]: null })).toEqual([]);
    },
  );

  it.each([
    [
      { type: 'COUPON' },
      'Property .type must be equal to one of the allowed values [ DISCOUNT_VOUCHER, GIFT_VOUCHER, LOYALTY_CARD ]',
    ],
    [{ category: 1 }, 'Property .category must be string'],
    [{ active: 'true' }, 'Property .active must be boolean'],
    [
      { expiration_date: '2026-02-30' },
      'Property .expiration_date cannot be recognized as a ISO-8601 compliant date',
    ],
    [
      { start_date: 1_700_000_000 },
      'Property .start_date cannot be recognized as a ISO-8601 compliant date',
    ],
    [
      { validity_day_of_week: [7] },
      'Property .validity_day_of_week must be array of integers from 0 to 6',
    ],
    [{ validity_hours: [] }, 'Property .validity_hours must be object'],
    [{ discount: [] }, 'Property .discount must be object'],
    [{ discount: { amount_off: '400' } }, 'Property .discount.amount_off must be integer >= 0'],
    [{ gift: 100 }, 'Property .gift must be object'],
    [{ loyalty_card: { points: -1 } }, 'Property .loyalty_card.points must be integer >= 0'],
    [{ redemption: { quantity: 1.5 } }, 'Property .redemption.quantity must be integer >= 0'],
  ])('says of %j: %s', (value, fault) => {
    expect(faultsOf(value)).toEqual([fault]);
  });

  it('names every fault', () => {
    expect(faultsOf({ active: 1, gift: { amount: '1', effect: 1 }, discount: 'x' })).toHaveLength(
      4,
    );
  });
});

describe('toVoucherDraft', () => {
  it('makes an active discount voucher of nothing', () => {
    expect(toVoucherDraft({})).toEqual({
      type: 'DISCOUNT_VOUCHER',
      active: true,
      category: null,
      campaign: null,
      startDate: null,
      expirationDate: null,
      definition: {},
    });
  });

  it.each([
    [{ gift: { amount: 1 } }, 'GIFT_VOUCHER'],
    [{ loyalty_card: { points: 1 } }, 'LOYALTY_CARD'],
    [{ gift: { amount: 1 }, type: 'DISCOUNT_VOUCHER' }, 'DISCOUNT_VOUCHER'],
  ])('gives %j the type %s', (value, type) => {
    expect(toVoucherDraft(value).type).toBe(type);
  });

  it('keeps dates as milliseconds', () => {
    const { startDate, expirationDate } = toVoucherDraft({
      start_date: '2026-01-01',
      expiration_date: '2026-01-01T01:00:00+01:00',
    });
    expect(startDate).toBe(Date.UTC(2026, 0, 1));
    expect(expirationDate).toBe(Date.UTC(2026, 0, 1));
  });

  it('leaves out what it does not know and what is null', () => {
    const { definition } = toVoucherDraft({
      code: 'X',
      metadata: { a: 1 },
      other: 1,
      campaign: null,
      discount: { type: 'AMOUNT', amount_off: 400, other: 1, effect: null },
    });
    expect(definition).toEqual({ discount: { type: 'AMOUNT', amount_off: 400 } });
  });
});
