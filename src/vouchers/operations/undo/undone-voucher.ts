import {
  changeVoucher,
  voucherChange,
  type SettledKeys,
  type VoucherChange,
} from '../../domain/voucher-change.js';
import type { VoucherDefinition } from '../../domain/voucher-draft.js';
import type { VoucherSnapshot } from '../../domain/voucher-snapshots.js';
import type { Voucher } from '../../domain/voucher.js';
import { importedOf, type ImportedVoucher } from '../import/imported-voucher.js';
import { voucherPatch } from '../voucher-patch.js';
import type { Reversal } from './reversal.js';
import { keptChanges, notFound, type UndoneRow } from './undone-row.js';

/** The voucher of one code while rows are undone. */
export class UndoneVoucher {
  private voucher: Voucher | null;
  private readonly settled: SettledKeys = { metadata: new Set(), fields: new Set() };
  /** Rows that changed the voucher and whose undo was tried. */
  private changeRows = 0;
  /** How often the voucher was changed here since it was read or added. */
  private changes = 0;

  /** @param read null when no voucher has the code */
  constructor(private readonly read: VoucherSnapshot | null) {
    this.voucher = read?.voucher ?? null;
  }

  /** Whether reads find a voucher with the code. */
  get isFound(): boolean {
    return this.voucher !== null && !this.isInTrashBin;
  }

  /** What the voucher is by now; null when there is none. */
  get state(): Voucher | null {
    return this.voucher;
  }

  /** How often the voucher was changed by now; 0 when it was just added, or when there is none. */
  get revision(): number {
    if (this.voucher === null) return 0;
    const before = this.isAsRead(this.voucher) ? (this.read?.revision ?? 0) : 0;
    return before + this.changes;
  }

  /** Undoes a row of the code. */
  undo(code: string, reversal: Reversal, projectId: string): UndoneRow {
    if ('adds' in reversal) return this.add(code, reversal.adds, projectId);
    if (this.voucher === null || this.isInTrashBin) return notFound(code);
    if ('removes' in reversal) return this.remove(this.voucher, reversal.removes);
    return this.change(this.voucher, reversal.change);
  }

  /** Code and voucher of a row of `VoucherStore.insertMany`, or null. */
  get addition(): readonly [string, ImportedVoucher] | null {
    if (this.voucher === null || this.isAsRead(this.voucher)) return null;
    return [this.voucher.code, { ...importedOf(this.voucher), changes: this.changes }];
  }

  /** A patch of `VoucherStore.writeVouchers`, or null. */
  get patch(): readonly unknown[] | null {
    if (this.voucher === null || this.read === null || this.changes === 0) return null;
    if (!this.isAsRead(this.voucher)) return null;
    return voucherPatch(this.voucher, this.changes, this.read.version);
  }

  /** A removal of `VoucherStore.removeMany`, or null. */
  get removal(): readonly [string, string] | null {
    if (this.read === null || this.isInTrashBin) return null;
    if (this.voucher !== null && this.isAsRead(this.voucher)) return null;
    return [this.read.voucher.code, this.read.version];
  }

  private get isInTrashBin(): boolean {
    return this.read?.isInTrashBin === true;
  }

  private isAsRead({ id }: Voucher): boolean {
    return id === this.read?.voucher.id;
  }

  private change(voucher: Voucher, change: VoucherChange): UndoneRow {
    this.changeRows += 1;
    const { voucher: changed, kept } = changeVoucher(voucher, change, this.settled);
    const back = voucherChange(changed, voucher);
    const rejection = kept.length === 0 ? {} : { rejection: keptChanges(kept, back !== null) };
    if (back === null) return rejection;
    this.voucher = changed;
    this.changes += 1;
    return { noted: { change: back }, ...rejection };
  }

  /** A voucher that was changed by nothing but rows that are undone here counts as unchanged. */
  private remove(voucher: Voucher, id: string): UndoneRow {
    if (voucher.id !== id) return notFound(voucher.code);
    if (this.read?.voucher.id === id && this.read.revision !== this.changeRows) {
      const details = 'The voucher was changed after the job and stays';
      return { rejection: { key: 'kept_later_changes', details } };
    }
    this.voucher = null;
    this.changes = 0;
    return { noted: { adds: importedOf(voucher) } };
  }

  private add(code: string, adds: ImportedVoucher, projectId: string): UndoneRow {
    if (this.voucher !== null) {
      const details = `Duplicated voucher exists with id ${code}`;
      return { rejection: { key: 'duplicate_found', details } };
    }
    this.voucher = {
      ...adds,
      ...{ projectId, code, createdAt: 0, updatedAt: null },
      active: adds.active === 1,
      definition: JSON.parse(adds.definition) as VoucherDefinition,
    };
    return { noted: { removes: adds.id } };
  }
}
