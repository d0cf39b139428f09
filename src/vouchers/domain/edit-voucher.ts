import { editDefinition } from './edit-definition.js';
import type { VoucherEdit } from './voucher-edit.js';
import type { Voucher } from './voucher.js';
import { worthFault } from './worth.js';

/**
 * Why the voucher cannot have this change, or null: a discount keeps its type, and a part that changes must be worth
 * something afterwards.
 */
export function changeFault(voucher: Voucher, edit: VoucherEdit): string | null {
  const now = voucher.definition;
  const asked = edit.definition.discount?.type ?? now.discount?.type;
  if (now.discount?.type !== undefined && asked !== now.discount.type) {
    return 'It is not possible to change Voucher discount type';
  }
  const edited = editDefinition(voucher, edit);
  const isSame = (['discount', 'gift', 'loyalty_card'] as const).every(
    (name) => edited[name] === now[name],
  );
  return isSame ? null : worthFault(voucher.type, edited);
}

/**
 * The voucher after a change. `metadata` is what the voucher will have, as JSON text.
 * @returns the same object when nothing is different
 */
export function editVoucher(voucher: Voucher, edit: VoucherEdit, metadata: string): Voucher {
  const { active, category, startDate, expirationDate } = edit;
  const edited: Voucher = {
    ...voucher,
    active: active ?? voucher.active,
    category: category === undefined ? voucher.category : category,
    startDate: startDate === undefined ? voucher.startDate : startDate,
    expirationDate: expirationDate === undefined ? voucher.expirationDate : expirationDate,
    definition: editDefinition(voucher, edit),
    metadata,
  };
  const isSame = metadata === voucher.metadata && fieldsText(edited) === fieldsText(voucher);
  return isSame ? voucher : edited;
}

function fieldsText(voucher: Voucher): string {
  return JSON.stringify({ ...voucher, metadata: null });
}
