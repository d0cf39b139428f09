import { RECORD, UNIT } from './voucher-records.js';
import type { VoucherType } from './field-rules.js';
import type { VoucherDefinition } from './voucher-draft.js';
import type { Voucher } from './voucher.js';

/** A whole voucher as a chunk reads it. */
export interface VoucherSnapshot {
  readonly voucher: Voucher;
  /** Differs after every change. */
  readonly version: string;
  /** How often the voucher was changed. */
  readonly revision: number;
  /** In the trash bin: no read finds it, and its code stays taken. */
  readonly isInTrashBin: boolean;
}

/** The columns besides code, metadata and version. SQLite has numbers for booleans. */
type Columns = [
  id: string,
  type: VoucherType,
  active: boolean | number,
  category: string | null,
  campaign: string | null,
  startDate: number | null,
  expirationDate: number | null,
  definition: string,
  createdAt: number,
  updatedAt: number | null,
  isInTrashBin: boolean | number,
  revision: number,
];

/**
 * Takes apart what the stores read of whole vouchers: records as `readRecords` has them, with a fourth unit that is
 * a JSON array of the other columns.
 */
export function readSnapshots(text: string, projectId: string): VoucherSnapshot[] {
  if (text === '') return [];
  return text.split(RECORD).map((record) => {
    const [code = '', metadata = '', version = '', rest = '[]'] = record.split(UNIT);
    const [id, type, active, category, campaign, ...others] = JSON.parse(rest) as Columns;
    const [startDate, expirationDate, definition, createdAt, updatedAt, isInTrashBin, revision] =
      others;
    return {
      version,
      revision,
      isInTrashBin: Boolean(isInTrashBin),
      voucher: {
        ...{ projectId, code, metadata, id, type, category, campaign },
        ...{ startDate, expirationDate, createdAt, updatedAt },
        active: Boolean(active),
        definition: JSON.parse(definition) as VoucherDefinition,
      },
    };
  });
}
