import type { VoucherRecord } from '../domain/voucher-records.js';

/** A voucher while the rows of a chunk change its metadata. */
export class ChangingVoucher {
  /** JSON text. */
  metadata: string;
  private changes = 0;

  /** @param prior `updatedAt` in Unix milliseconds, where rows ask for it */
  constructor(private readonly prior: VoucherRecord & { readonly updatedAt?: number | null }) {
    this.metadata = prior.metadata;
  }

  get updatedAt(): number | null {
    return this.prior.updatedAt ?? null;
  }

  get isChanged(): boolean {
    return this.changes > 0;
  }

  /** How often the voucher was changed by now. */
  get revision(): number {
    return this.prior.revision + this.changes;
  }

  /** A patch of `VoucherStore.writeMetadata`. */
  get patch(): readonly unknown[] {
    return [this.prior.code, this.metadata, this.changes, this.prior.version];
  }

  /** @param metadata JSON text */
  change(metadata: string): void {
    this.metadata = metadata;
    this.changes += 1;
  }
}
