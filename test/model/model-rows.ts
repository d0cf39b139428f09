import {
  changedKeys,
  isSame,
  takenBack,
  written,
  type Members,
  type Mode,
  type Reversal,
} from './metadata-rules.js';

/** A voucher as the model holds it. */
export interface ModelVoucher {
  readonly id: string;
  readonly metadata: Members;
  readonly revision: number;
  /** The moment of its last change, of those that the model counts; null when it was never changed. */
  readonly changedAt: number | null;
  /** Another number after each write. */
  readonly place: number;
}

/** What undoes a row. */
export type ModelReversal =
  | ({ readonly kind: 'change' } & Reversal)
  | { readonly kind: 'removal'; readonly id: string }
  | { readonly kind: 'addition'; readonly voucher: ModelVoucher };

/** What a row wants. */
export type ModelWish =
  | {
      readonly kind: 'merge';
      readonly metadata: Members;
      readonly mode: Mode;
      readonly unset: readonly string[];
      /** As `changedAt` of the voucher must be. */
      readonly ifChangedAt?: number | null;
      readonly ifMetadata?: Members;
    }
  | { readonly kind: 'add'; readonly id: string; readonly metadata: Members }
  | { readonly kind: 'undo'; readonly reversal: ModelReversal };

export interface ModelRow {
  readonly row: number;
  readonly code: string;
  readonly wish: ModelWish;
  /** The key of the error with which it fails in any case. */
  readonly refusal?: string;
}

/** What became of a row. */
export interface ModelEffect {
  readonly error?: string;
  /** What undoes it; missing when it changed nothing. */
  readonly reversal?: ModelReversal;
}

const failed = (error: string): ModelEffect => ({ error });

let places = 0;

/** Vouchers while one job is applied to them, row after row. */
export class ModelVouchers {
  private readonly changedHere = new Set<string>();
  private readonly settled = new Map<string, Set<string>>();
  private readonly before: ReadonlyMap<string, ModelVoucher>;

  constructor(
    private readonly vouchers: Map<string, ModelVoucher>,
    private readonly now: number,
  ) {
    this.before = new Map(vouchers);
  }

  apply({ code, wish }: ModelRow): ModelEffect {
    if (wish.kind === 'merge') return this.merge(code, wish);
    if (wish.kind === 'add') return this.add(code, wish.id, wish.metadata);
    const { reversal } = wish;
    if (reversal.kind === 'addition') {
      return this.add(code, reversal.voucher.id, reversal.voucher.metadata);
    }
    return reversal.kind === 'removal' ? this.remove(code, reversal.id) : this.undo(code, reversal);
  }

  /** Writes metadata as a job or somebody else does. */
  write(code: string, metadata: Members): void {
    const voucher = this.vouchers.get(code);
    if (voucher === undefined) return;
    const revision = voucher.revision + 1;
    this.changedHere.add(code);
    this.vouchers.set(code, {
      ...voucher,
      ...{ metadata, revision, changedAt: this.now, place: (places += 1) },
    });
  }

  private merge(code: string, wish: Extract<ModelWish, { kind: 'merge' }>): ModelEffect {
    const voucher = this.vouchers.get(code);
    if (voucher === undefined) return failed('not_found');
    const { ifChangedAt, ifMetadata = {} } = wish;
    const isBound = ifChangedAt !== undefined;
    const isLate = isBound && (this.changedHere.has(code) || voucher.changedAt !== ifChangedAt);
    const isOther = Object.entries(ifMetadata).some(
      ([key, value]) => !(key in voucher.metadata) || !isSame(voucher.metadata[key], value),
    );
    if (isLate || isOther) return failed('precondition_failed');
    const next = written(voucher.metadata, wish.metadata, wish.unset, wish.mode);
    if (JSON.stringify(next) === JSON.stringify(voucher.metadata)) return {};
    this.write(code, next);
    return { reversal: { kind: 'change', from: next, to: voucher.metadata } };
  }

  private add(code: string, id: string, metadata: Members): ModelEffect {
    if (this.vouchers.has(code)) return failed('duplicate_found');
    const place = (places += 1);
    this.vouchers.set(code, { id, metadata, revision: 0, changedAt: null, place });
    return { reversal: { kind: 'removal', id } };
  }

  private remove(code: string, id: string): ModelEffect {
    const voucher = this.vouchers.get(code);
    if (voucher?.id !== id) return failed('not_found');
    if (this.before.get(code)?.id === id && voucher.revision > 0) {
      return failed('kept_later_changes');
    }
    this.vouchers.delete(code);
    return { reversal: { kind: 'addition', voucher } };
  }

  private undo(code: string, reversal: Reversal): ModelEffect {
    const voucher = this.vouchers.get(code);
    if (voucher === undefined) return failed('not_found');
    const settled = this.settled.get(code) ?? new Set();
    this.settled.set(code, settled);
    const { metadata, kept } = takenBack(voucher.metadata, reversal, settled);
    const error = kept.length === 0 ? {} : failed('kept_later_changes');
    if (changedKeys(voucher.metadata, metadata).length === 0) return error;
    this.write(code, metadata);
    return { ...error, reversal: { kind: 'change', from: metadata, to: voucher.metadata } };
  }
}
