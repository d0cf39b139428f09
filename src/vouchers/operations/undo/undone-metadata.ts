import {
  applyChange,
  changeBetween,
  turnedRound,
  type Members,
  type RecordChange,
} from '../../domain/record-change.js';
import type { VoucherRecord } from '../../domain/voucher-records.js';
import { ChangingVoucher } from '../changing-voucher.js';
import type { Restoration } from './read-restorations.js';
import { keptChanges, type UndoneRow } from './undone-row.js';

/** The metadata of one voucher while rows that changed nothing else are undone. */
export class UndoneMetadata {
  private readonly voucher: ChangingVoucher;
  private readonly settled = new Set<string>();

  constructor(read: VoucherRecord) {
    this.voucher = new ChangingVoucher(read);
  }

  /** How often the voucher was changed by now. */
  get revision(): number {
    return this.voucher.revision;
  }

  /** A patch of `VoucherStore.writeMetadata`, or null. */
  get patch(): readonly unknown[] | null {
    return this.voucher.isChanged ? this.voucher.patch : null;
  }

  /** Undoes a row. */
  undo({ prior, written, change }: Restoration): UndoneRow {
    // Nobody has changed anything since, as in nearly all rows. Key by key it would take three times as long.
    if (this.settled.size === 0 && this.voucher.metadata === JSON.stringify(written)) {
      return this.become(JSON.stringify(prior), turnedRound(change, written));
    }
    const current = JSON.parse(this.voucher.metadata) as Members;
    const { record, kept } = applyChange(current, change, this.settled);
    const back = changeBetween(record, current);
    const names = kept.map((key) => `metadata.${key}`);
    const rejection = names.length === 0 ? {} : { rejection: keptChanges(names, back !== null) };
    if (back === null) return rejection;
    return { ...this.become(JSON.stringify(record), back), ...rejection };
  }

  private become(text: string, back: RecordChange): UndoneRow {
    this.voucher.change(text);
    return { noted: { change: { metadata: back } } };
  }
}
