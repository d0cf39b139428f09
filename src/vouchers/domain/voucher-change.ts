import { applyChange, changeBetween, type Members, type RecordChange } from './record-change.js';
import type { Voucher } from './voucher.js';

/** What leads from one state of a voucher to another, key by key. */
export interface VoucherChange {
  readonly metadata?: RecordChange;
  readonly fields?: RecordChange;
}

/** Keys of a voucher that stay as they are, by the names that {@link changeVoucher} has for them. */
export interface SettledKeys {
  readonly metadata: Set<string>;
  readonly fields: Set<string>;
}

/** What may change of a voucher besides its metadata. */
function fieldsOf({ active, category, startDate, expirationDate, definition }: Voucher): Members {
  return { active, category, startDate, expirationDate, ...definition };
}

/** What leads from one state of a voucher to the other; null when nothing does. */
export function voucherChange(from: Voucher, to: Voucher): VoucherChange | null {
  const metadata =
    from.metadata === to.metadata
      ? null
      : changeBetween(JSON.parse(from.metadata) as Members, JSON.parse(to.metadata) as Members);
  const fields = changeBetween(fieldsOf(from), fieldsOf(to));
  if (metadata === null && fields === null) return null;
  return { ...(metadata !== null && { metadata }), ...(fields !== null && { fields }) };
}

/**
 * The voucher after a change, and the keys that somebody else has changed meanwhile and that stay so: those of the
 * metadata as `metadata.lang`.
 */
export function changeVoucher(
  voucher: Voucher,
  change: VoucherChange,
  settled: SettledKeys,
): { readonly voucher: Voucher; readonly kept: readonly string[] } {
  const kept: string[] = [];
  let changed = voucher;
  if (change.metadata !== undefined) {
    const prior = JSON.parse(voucher.metadata) as Members;
    const after = applyChange(prior, change.metadata, settled.metadata);
    changed = { ...changed, metadata: JSON.stringify(after.record) };
    kept.push(...after.kept.map((key) => `metadata.${key}`));
  }
  if (change.fields !== undefined) {
    const after = applyChange(fieldsOf(voucher), change.fields, settled.fields);
    changed = withFields(changed, after.record);
    kept.push(...after.kept);
  }
  return { voucher: changed, kept };
}

function withFields(voucher: Voucher, fields: Members): Voucher {
  const { active, category, startDate, expirationDate, ...definition } = fields;
  const columns = { active, category, startDate, expirationDate } as Pick<
    Voucher,
    'active' | 'category' | 'startDate' | 'expirationDate'
  >;
  return { ...voucher, ...columns, definition };
}
