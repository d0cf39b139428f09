import { isOnField, type Condition, type VoucherField } from './condition.js';

/**
 * Where the value of a field comes from:
 * - a column of the voucher;
 * - a part of its definition, which is JSON: the first of the members that the part has. Without any it is `otherwise`,
 *   which is absent unless it is given; without the part too, where `isAlwaysThere`;
 * - a value that every voucher has here, null for none.
 */
export type FieldSource =
  { readonly column: string } | DefinitionPart | { readonly constant: null | false | 0 };

interface DefinitionPart {
  readonly members: readonly [string, ...string[]];
  /** The object that has the members; the definition itself when it is not given. */
  readonly part?: string;
  readonly otherwise?: 0;
  readonly isAlwaysThere?: true;
}

const NEVER = { constant: null };

/** Of every field. The columns and members are the only names that conditions bring into the text of a statement. */
export const FIELD_SOURCES: Readonly<Record<VoucherField, FieldSource>> = {
  id: { column: 'id' },
  code: { column: 'code' },
  type: { column: 'type' },
  voucher_type: { column: 'type' },
  campaign: { column: 'campaign' },
  campaign_id: NEVER,
  campaign_ids: NEVER,
  category: { column: 'category' },
  categories: { column: 'category' },
  category_id: NEVER,
  category_ids: NEVER,
  holder_id: NEVER,
  customer_id: NEVER,
  active: { column: 'active' },
  is_referral_code: { constant: false },
  start_date: { column: 'start_date' },
  expiration_date: { column: 'expiration_date' },
  created_at: { column: 'created_at' },
  updated_at: { column: 'updated_at' },
  additional_info: { members: ['additional_info'] },
  'discount.type': { part: 'discount', members: ['type'] },
  'discount.amount_off': { part: 'discount', members: ['amount_off'] },
  'discount.percent_off': { part: 'discount', members: ['percent_off'] },
  'gift.amount': { part: 'gift', members: ['amount'], otherwise: 0 },
  'gift.balance': { part: 'gift', members: ['balance', 'amount'], otherwise: 0 },
  'loyalty_card.points': { part: 'loyalty_card', members: ['points'], otherwise: 0 },
  'loyalty_card.balance': { part: 'loyalty_card', members: ['points'], otherwise: 0 },
  'redemption.quantity': { part: 'redemption', members: ['quantity'] },
  'redemption.redeemed_quantity': {
    part: 'redemption',
    members: ['redeemed_quantity'],
    otherwise: 0,
    isAlwaysThere: true,
  },
  'publish.count': { constant: 0 },
};

/** Whether the field is a part of the definition, which must be decoded. */
export function isDecoded(field: VoucherField): boolean {
  return 'members' in FIELD_SOURCES[field];
}

/** Whether JSON of a voucher must be decoded to judge it: its metadata, or its definition. */
export function decodesJson(condition: Condition): boolean {
  return !isOnField(condition) || isDecoded(condition.subject.field);
}
