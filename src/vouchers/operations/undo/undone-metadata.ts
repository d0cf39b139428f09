import {
  applyChange,
  changeBetween,
  turnedRound,
  type Members,
  type RecordChange,
} from '../../domain/record-change.js';
import type { VoucherRecord } from '../../domain/voucher-records.js';
import type { Restoration } from './read-restorations.js';
import { keptChanges, type UndoneRow } from './undone-row.js';

/** The metadata of one voucher while rows that changed nothing else are undone. */
export class UndoneMetadata {
  private text: string;
  private readonly settled = new Set<string>();
  private changes = 0;

  constructor(private readonly read: VoucherRecord) {
    this.text = read.metadata;
  }

  /** How often the voucher was changed by now. */
  get revision(): number {
    return this.read.revision + this.changes;
  }

  /** A patch of `VoucherStore.writeMetadata`, or null. */
  get patch(): readonly unknown[] | null {
    if (this.changes === 0) return null;
    return [this.read.code, this.text, this.changes, this.read.version];
  }

  /** Undoes a row. */
  undo({ prior, written, change }: Restoration): UndoneRow {
    // Nobody has changed anything since, as in nearly all rows. Key by key it would take three times as long.
    if (this.settled.size === 0 && this.text === JSON.stringify(written)) {
      return this.become(JSON.stringify(prior), turnedRound(change, written));
    }
    const current = JSON.parse(this.text) as Members;
    const { record, kept } = applyChange(current, change, this.settled);
    const back = changeBetween(record, current);
    const names = kept.map((key) => `metadata.${key}`);
    const rejection = names.length === 0 ? {} : { rejection: keptChanges(names, back !== null) };
    if (back === null) return rejection;
    return { ...this.become(JSON.stringify(record), back), ...rejection };
  }

  private become(text: string, back: RecordChange): UndoneRow {
    this.text = text;
    this.changes += 1;
    return { noted: { change: { metadata: back } } };
  }
}
