import { VALUE_FIELDS } from '../../domain/worth.js';
import type { VoucherDefinition } from '../../domain/voucher-draft.js';
import type { ImportedVoucher } from '../import/imported-voucher.js';
import type { WorthCells } from './worth-cells.js';

/**
 * A row of a file as its chunk keeps it. Whether it adds a voucher or changes one is found out when the chunk is
 * applied, so what depends on that is kept as cells.
 */
export interface CsvRow {
  /** The id of the voucher if the row adds it, so that a chunk that is tried again adds the same one. */
  readonly id: string;
  /** The fields of the JSON API that the row has, besides what the voucher is worth. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly worth: WorthCells;
  /** Texts, whose types only the schema of the chunk's time can say. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** A row as chunks kept it when an import could only add vouchers. They may wait in the queue during an upgrade. */
type AddingRow = Omit<ImportedVoucher, 'changes'>;

/** The row that a chunk keeps, whichever version of the service has accepted it. */
export function toCsvRow(payload: CsvRow | AddingRow): CsvRow {
  if ('fields' in payload) return payload;
  const { id, active, category, startDate, expirationDate } = payload;
  const definition = JSON.parse(payload.definition) as VoucherDefinition;
  const { discount, gift, loyalty_card: card, ...fields } = definition;
  const discountType = discount?.type as keyof typeof VALUE_FIELDS | undefined;
  const [valueField = ''] = discountType === undefined ? [] : VALUE_FIELDS[discountType];
  const value = gift?.amount ?? card?.points ?? (discount?.[valueField] as number | undefined);
  return {
    id,
    fields: {
      ...fields,
      ...(category !== null && { category }),
      ...(startDate !== null && { start_date: new Date(startDate).toISOString() }),
      ...(expirationDate !== null && { expiration_date: new Date(expirationDate).toISOString() }),
      ...(active === 0 && { active: false }),
    },
    worth: {
      'Voucher Type': payload.type,
      ...(discountType !== undefined && { 'Discount Type': discountType }),
      ...(value !== undefined && { Value: String(value) }),
    },
    metadata: JSON.parse(payload.metadata) as CsvRow['metadata'],
  };
}
