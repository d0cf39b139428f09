/** The fields of a voucher that a condition can be about, and what kind of value each has. */
export const FIELD_KINDS = {
  id: 'text',
  code: 'text',
  type: 'text',
  campaign: 'text',
  category: 'text',
  active: 'boolean',
  start_date: 'date',
  expiration_date: 'date',
  created_at: 'date',
  updated_at: 'date',
} as const;

export type VoucherField = keyof typeof FIELD_KINDS;

/** Metadata is a kind of its own: each voucher may hold a value of another type under the same key. */
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
export type Test =
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

/** One condition. Negated it holds exactly where the test fails, also where the value is absent. */
export interface Condition<About extends Subject = Subject> {
  readonly subject: About;
  readonly test: Test;
  readonly isNegated: boolean;
}

export type FieldCondition = Condition<FieldSubject>;
export type MetadataCondition = Condition<MetadataSubject>;

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
