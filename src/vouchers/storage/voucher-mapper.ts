import type { VoucherEntity } from '../../database/entities/voucher.entity.js';
import type { VoucherType } from '../domain/field-rules.js';
import type { VoucherDefinition } from '../domain/voucher-draft.js';
import type { Voucher } from '../domain/voucher.js';

/** The domain's view of a row. */
export function toVoucher(row: VoucherEntity): Voucher {
  return {
    ...row,
    type: row.type as VoucherType,
    definition: JSON.parse(row.definition) as VoucherDefinition,
  };
}

/** The row of a new voucher. */
export function toRow(voucher: Voucher): Omit<VoucherEntity, 'deletedAt'> {
  return { ...voucher, definition: JSON.stringify(voucher.definition), revision: 0 };
}
