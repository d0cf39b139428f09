import { editDefinition } from './edit-definition.js';
import { toVoucherDraft } from './voucher-draft.js';
import type { Voucher } from './voucher.js';
import { worthFault } from './worth.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Why the voucher cannot have this change, or null: a discount keeps its type, and a part that changes must be worth
 * something afterwards.
 */
export function changeFault(voucher: Voucher, fields: Fields): string | null {
  const now = voucher.definition;
  const asked = toVoucherDraft(fields).definition.discount?.type ?? now.discount?.type;
  if (now.discount?.type !== undefined && asked !== now.discount.type) {
    return 'It is not possible to change Voucher discount type';
  }
  const edited = editDefinition(voucher, fields);
  const isSame = (['discount', 'gift', 'loyalty_card'] as const).every(
    (name) => edited[name] === now[name],
  );
  return isSame ? null : worthFault(voucher.type, edited);
}

/**
 * The voucher after a change by a client's fields, which follow the field rules. What is absent stays, and so does
 * what cannot be changed. Null clears a date, the category, the additional information, a validity and the limit
 * of redemptions, and counts as absent elsewhere. `metadata` is what the voucher will have, as JSON text.
 * @returns the same object when nothing is different
 */
export function editVoucher(voucher: Voucher, fields: Fields, metadata: string): Voucher {
  const draft = toVoucherDraft(fields);
  const edit = <T>(name: string, given: T | null, present: T | null) =>
    fields[name] === null ? null : (given ?? present);
  const edited: Voucher = {
    ...voucher,
    active: (fields.active ?? null) === null ? voucher.active : draft.active,
    category: edit('category', draft.category, voucher.category),
    startDate: edit('start_date', draft.startDate, voucher.startDate),
    expirationDate: edit('expiration_date', draft.expirationDate, voucher.expirationDate),
    definition: editDefinition(voucher, fields),
    metadata,
  };
  const isSame = metadata === voucher.metadata && fieldsText(edited) === fieldsText(voucher);
  return isSame ? voucher : edited;
}

function fieldsText(voucher: Voucher): string {
  return JSON.stringify({ ...voucher, metadata: null });
}
