import { epochMs } from '../../database/entities/epoch-ms.js';
import type { VoucherEntity } from '../../database/entities/voucher.entity.js';
import type { VoucherType } from '../domain/field-rules.js';
import type { VoucherDefinition } from '../domain/voucher-draft.js';
import type { Voucher } from '../domain/voucher.js';

/** What the domain's view of a row needs, and how often the row was changed. */
export const VOUCHER_COLUMNS = [
  ...[
    'projectId',
    'code',
    'id',
    'type',
    'definition',
    'metadata',
    'active',
    'category',
    'campaign',
  ],
  ...['startDate', 'expirationDate', 'createdAt', 'updatedAt', 'revision'],
] as const satisfies readonly (keyof VoucherEntity)[];

/** The domain's view of a row. */
export function toVoucher(row: VoucherEntity): Voucher {
  return {
    ...row,
    type: row.type as VoucherType,
    definition: JSON.parse(row.definition) as VoucherDefinition,
  };
}

const { from: toMs } = epochMs.transformer;

/** SQLite returns a boolean as a number, and PostgreSQL a bigint as a text. */
export type VoucherRow = {
  readonly [Name in keyof VoucherEntity]: VoucherEntity[Name] | string;
};

/** As {@link toVoucher}, of a row as the driver returns it. */
export function fromRow(row: VoucherRow): Voucher {
  return toVoucher({
    ...(row as VoucherEntity),
    active: Boolean(row.active),
    startDate: toMs(row.startDate),
    expirationDate: toMs(row.expirationDate),
    createdAt: Number(row.createdAt),
    updatedAt: toMs(row.updatedAt),
  });
}

/** The row of a new voucher. */
export function toRow(voucher: Voucher): Omit<VoucherEntity, 'deletedAt'> {
  return { ...voucher, definition: JSON.stringify(voucher.definition), revision: 0 };
}
