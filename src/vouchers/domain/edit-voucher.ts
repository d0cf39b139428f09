import type { VoucherType } from './field-rules.js';
import { toVoucherDraft, type VoucherDefinition } from './voucher-draft.js';
import type { ChangeableVoucher } from './voucher-snapshots.js';
import type { Voucher } from './voucher.js';

type Fields = Readonly<Record<string, unknown>>;

/** Parts of the definition that are replaced as a whole. */
const REPLACED_PARTS = [
  'validity_timeframe',
  'validity_day_of_week',
  'validity_hours',
  'additional_info',
] as const;

/** Parts of which only the members that are given change. */
const MERGED_PARTS = ['discount', 'gift', 'loyalty_card', 'redemption'] as const;

/** Parts that only vouchers of one type carry. */
const PART_OF_TYPE: Partial<Record<(typeof MERGED_PARTS)[number], VoucherType>> = {
  discount: 'DISCOUNT_VOUCHER',
  gift: 'GIFT_VOUCHER',
  loyalty_card: 'LOYALTY_CARD',
};

/** Whether the fields ask for another type of discount than the voucher has, which nothing can give it. */
export function changesDiscountType(
  { definition }: Pick<Voucher, 'definition'>,
  fields: Fields,
): boolean {
  const now = definition.discount?.type;
  const asked = toVoucherDraft(fields).definition.discount?.type;
  return now !== undefined && asked !== undefined && asked !== now;
}

/**
 * The voucher after a change by a client's fields, which follow the field rules. What is absent or null
 * stays, and so does what cannot be changed. `metadata` is what the voucher will have, as JSON text.
 * @returns the same object when nothing is different
 */
export function editVoucher<V extends ChangeableVoucher>(
  voucher: V,
  fields: Fields,
  metadata: string,
): V {
  const draft = toVoucherDraft(fields);
  const isGiven = (name: string) => (fields[name] ?? null) !== null;
  const edited: V = {
    ...voucher,
    active: isGiven('active') ? draft.active : voucher.active,
    category: draft.category ?? voucher.category,
    startDate: draft.startDate ?? voucher.startDate,
    expirationDate: draft.expirationDate ?? voucher.expirationDate,
    definition: editDefinition(voucher, draft.definition),
    metadata,
  };
  const isSame = metadata === voucher.metadata && fieldsText(edited) === fieldsText(voucher);
  return isSame ? voucher : edited;
}

function fieldsText(voucher: ChangeableVoucher): string {
  return JSON.stringify({ ...voucher, metadata: null });
}

function editDefinition(voucher: ChangeableVoucher, change: VoucherDefinition): VoucherDefinition {
  const edited: Record<string, unknown> = { ...voucher.definition };
  for (const name of REPLACED_PARTS) if (change[name] !== undefined) edited[name] = change[name];
  for (const name of MERGED_PARTS) {
    const isOfAnotherType = name in PART_OF_TYPE && PART_OF_TYPE[name] !== voucher.type;
    if (change[name] === undefined || isOfAnotherType) continue;
    edited[name] = { ...voucher.definition[name], ...change[name] };
  }
  return edited;
}
