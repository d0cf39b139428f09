import { NOT_ISO_8601, parseIsoDate } from '../../json/iso-date.js';
import { isPlainObject } from '../../json/plain-object.js';
import { oneOfAllowed } from '../../json/allowed-values.js';

/** Why a value is not acceptable, in the words of the public API, or null. */
export type FieldRule = (value: unknown) => string | null;

const must = (isRight: (value: unknown) => boolean, text: string): FieldRule => {
  return (value) => (isRight(value) ? null : text);
};

const string = must((value) => typeof value === 'string', 'must be string');
const boolean = must((value) => typeof value === 'boolean', 'must be boolean');
const array = must((value) => Array.isArray(value), 'must be array');
const count = must(
  (value) => Number.isInteger(value) && (value as number) >= 0,
  'must be integer >= 0',
);
/** An amount of money, in hundredths. */
const money = count;
const percent = must(
  (value) => typeof value === 'number' && value >= 0 && value <= 100,
  'must be number from 0 to 100',
);
const positive = must((value) => typeof value === 'number' && value > 0, 'must be number > 0');
const date = must(
  (value) => typeof value === 'string' && parseIsoDate(value) !== null,
  NOT_ISO_8601,
);
const weekdays = must(
  (value) =>
    Array.isArray(value) && value.every((day) => Number.isInteger(day) && day >= 0 && day <= 6),
  'must be array of integers from 0 to 6',
);

const object = must(isPlainObject, 'must be object');

/** One of a fixed list of texts. */
export function oneOf(allowed: readonly string[]): FieldRule {
  return must((value) => allowed.includes(value as string), oneOfAllowed(allowed));
}

export const VOUCHER_TYPES = ['DISCOUNT_VOUCHER', 'GIFT_VOUCHER', 'LOYALTY_CARD'] as const;
export type VoucherType = (typeof VOUCHER_TYPES)[number];

export const DISCOUNT_TYPES = ['AMOUNT', 'PERCENT', 'FIXED', 'UNIT'] as const;

/** Fields of a voucher that are single values. Null counts as absent everywhere. */
export const VALUE_RULES = {
  type: oneOf(VOUCHER_TYPES),
  category: string,
  campaign: string,
  start_date: date,
  expiration_date: date,
  validity_day_of_week: weekdays,
  validity_hours: object,
  active: boolean,
  additional_info: string,
} as const satisfies Record<string, FieldRule>;

/** Fields of a voucher that are objects, with the rules of their own fields. */
export const OBJECT_RULES = {
  discount: {
    type: oneOf(DISCOUNT_TYPES),
    effect: string,
    amount_off: money,
    amount_off_formula: string,
    percent_off: percent,
    percent_off_formula: string,
    amount_limit: money,
    aggregated_amount_limit: money,
    fixed_amount: money,
    fixed_amount_formula: string,
    unit_off: positive,
    unit_off_formula: string,
    unit_type: string,
    units: array,
  },
  gift: { amount: money, balance: money, effect: string },
  loyalty_card: { points: count },
  redemption: { quantity: count, redeemed_quantity: count },
  validity_timeframe: { duration: string, interval: string },
} as const satisfies Record<string, Record<string, FieldRule>>;
