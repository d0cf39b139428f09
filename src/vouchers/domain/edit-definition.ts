import type { VoucherType } from './field-rules.js';
import type { VoucherDefinition } from './voucher-draft.js';
import { REPLACED_PARTS, type VoucherEdit } from './voucher-edit.js';
import { presentGift, presentLoyaltyCard, presentRedemption } from './voucher-parts.js';
import type { Voucher } from './voucher.js';

type Part = Readonly<Record<string, unknown>>;
type Gift = VoucherDefinition['gift'];

/** Parts of which only the members that are given change, as clients see them. */
const MERGED_PARTS = {
  discount: ({ definition }: Voucher) => definition.discount ?? null,
  gift: ({ definition }: Voucher) => presentGift(definition),
  loyalty_card: ({ definition }: Voucher) => presentLoyaltyCard(definition),
  redemption: presentRedemption,
};
type MergedPart = keyof typeof MERGED_PARTS;

/** Parts that only vouchers of one type carry. */
const PART_OF_TYPE: Partial<Record<MergedPart, VoucherType>> = {
  discount: 'DISCOUNT_VOUCHER',
  gift: 'GIFT_VOUCHER',
  loyalty_card: 'LOYALTY_CARD',
};

const REPLACED: ReadonlySet<string> = new Set(REPLACED_PARTS);

/**
 * The definition of a voucher after a change. A part that stays as clients see it is the same object, so that a whole
 * voucher that is sent back changes nothing.
 */
export function editDefinition(voucher: Voucher, edit: VoucherEdit): VoucherDefinition {
  const { definition: change, clearsLimit } = edit;
  const cleared = new Set<string>(edit.cleared);
  const kept = Object.entries(voucher.definition).filter(([name]) => !cleared.has(name));
  const replaced = Object.entries(change).filter(([name]) => REPLACED.has(name));
  const edited: Record<string, unknown> = Object.fromEntries([...kept, ...replaced]);
  for (const name of Object.keys(MERGED_PARTS) as MergedPart[]) {
    const isOfAnotherType = name in PART_OF_TYPE && PART_OF_TYPE[name] !== voucher.type;
    const given = isOfAnotherType ? {} : changedMembers(change[name], MERGED_PARTS[name](voucher));
    if (Object.keys(given).length === 0) continue;
    edited[name] = { ...voucher.definition[name], ...given };
  }
  editBalance(edited, voucher.definition.gift, change.gift);
  if (clearsLimit) unlimit(edited);
  return edited;
}

function changedMembers(given: Part = {}, present: Part | null): Part {
  const isOther = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(present?.[name]);
  return Object.fromEntries(Object.entries(given).filter(isOther));
}

/** A balance that is sent is the balance. A gift whose amount alone changes has as much more or less left. */
function editBalance(edited: VoucherDefinition, before: Gift, given: Gift): void {
  if (edited.gift === before || before === undefined) return;
  const { amount: amountBefore = 0, balance: balanceBefore } = before;
  const { amount = 0 } = edited.gift ?? {};
  const moved = balanceBefore === undefined ? undefined : balanceBefore + amount - amountBefore;
  const balance = given?.balance ?? moved;
  if (balance !== undefined) Object.assign(edited, { gift: { ...edited.gift, balance } });
}

function unlimit(edited: { redemption?: VoucherDefinition['redemption'] }): void {
  const { quantity, ...rest } = edited.redemption ?? {};
  if (quantity === undefined) return;
  if (Object.keys(rest).length > 0) edited.redemption = rest;
  else delete edited.redemption;
}
