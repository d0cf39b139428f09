/**
 * The fields of a voucher that a condition can be about, and what kind of value each has. Some are names of one field
 * under which clients of the public API ask for it. What a voucher never has here, such as a holder, is always absent.
 */
export const FIELD_KINDS = {
  id: 'text',
  code: 'text',
  type: 'text',
  voucher_type: 'text',
  campaign: 'text',
  campaign_id: 'text',
  campaign_ids: 'text',
  category: 'text',
  categories: 'text',
  category_id: 'text',
  category_ids: 'text',
  holder_id: 'text',
  customer_id: 'text',
  active: 'switch',
  is_referral_code: 'boolean',
  start_date: 'date',
  expiration_date: 'date',
  created_at: 'date',
  updated_at: 'date',
  additional_info: 'text',
  'discount.type': 'text',
  'discount.amount_off': 'number',
  'discount.percent_off': 'number',
  'gift.amount': 'number',
  'gift.balance': 'number',
  'loyalty_card.points': 'number',
  'loyalty_card.balance': 'number',
  'redemption.quantity': 'number',
  'redemption.redeemed_quantity': 'number',
  'publish.count': 'number',
} as const;

export type VoucherField = keyof typeof FIELD_KINDS;

/**
 * A switch is the boolean that turns a voucher on, and has operators of its own. Metadata is a kind of its own: each
 * voucher may hold a value of another type under the same key.
 */
export type FieldKind = (typeof FIELD_KINDS)[VoucherField] | 'metadata';

interface FieldSubject {
  readonly field: VoucherField;
}

interface MetadataSubject {
  readonly metadataKey: string;
}

/** What a condition is about: a field, or the value under one key of the metadata. */
export type Subject = FieldSubject | MetadataSubject;

/** A relation between numbers. */
export type Sign = '<' | '<=' | '>' | '>=';

/**
 * What a value is tested for; with several operands one that fits is enough. A test fails on a value
 * that is absent or null, and holds for a metadata array when it holds for one of its elements.
 * - equals: dates as Unix milliseconds. In metadata an operand is a text, which also equals the number
 *   and the boolean that it spells.
 * - contains, starts_with, ends_with: texts only, case-sensitive; no character is a wildcard.
 * - compares: numbers, and dates as Unix milliseconds.
 * - is_moment: a text of the metadata that is an ISO 8601 date, against Unix milliseconds.
 */
export type ValueTest =
  | { readonly kind: 'present' }
  | { readonly kind: 'equals'; readonly operands: readonly (string | number | boolean)[] }
  | {
      readonly kind: 'contains' | 'starts_with' | 'ends_with';
      readonly operands: readonly string[];
    }
  | {
      readonly kind: 'compares' | 'is_moment';
      readonly sign: Sign;
      readonly operands: readonly number[];
    };

/**
 * What a voucher is tested for at a moment, in Unix milliseconds. A live one is switched on, has started and has not
 * expired; without a date it has always started and never expires.
 */
export interface StateTest {
  readonly kind: 'live' | 'expired';
  readonly nowMs: number;
}

export type Test = ValueTest | StateTest;

/** On a field. Negated it holds exactly where the test fails, also where the value is absent. */
export interface FieldCondition {
  readonly subject: FieldSubject;
  readonly test: Test;
  readonly isNegated: boolean;
}

/** On metadata, negated as a {@link FieldCondition} is. */
export interface MetadataCondition {
  readonly subject: MetadataSubject;
  readonly test: ValueTest;
  readonly isNegated: boolean;
}

/** One condition. */
export type Condition = FieldCondition | MetadataCondition;

export function isOnField(condition: Condition): condition is FieldCondition {
  return 'field' in condition.subject;
}

export function isOnMetadata(condition: Condition): condition is MetadataCondition {
  return !isOnField(condition);
}

/** Conditions of which all, or at least one, must hold. */
export interface Filter {
  readonly junction: 'and' | 'or';
  readonly conditions: readonly Condition[];
}
