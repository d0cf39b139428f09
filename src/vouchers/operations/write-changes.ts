import { StaleReadError } from '../../database/stale-read.js';
import type { Transaction } from '../../database/transaction.js';
import type { VoucherStore } from '../storage/voucher-store.js';

/** Where and when a chunk is written. */
export interface ChunkWriting {
  readonly tx: Transaction;
  readonly projectId: string;
  readonly nowMs: number;
}

/** Patches as a `VoucherStore` takes them, and how many they are. */
export interface Patches {
  readonly patches: string;
  readonly patchCount: number;
}

/** Vouchers to add as `VoucherStore.insertMany` takes them, and patches of `writeVouchers`. */
export interface VoucherChanges extends Patches {
  readonly added: string;
  readonly addedCount: number;
}

/**
 * Writes the metadata of a chunk, patched as `VoucherStore.writeMetadata` has it.
 * @throws StaleReadError when a voucher has changed since it was read
 */
export async function writeMetadataChanges(
  store: VoucherStore,
  { tx, projectId, nowMs }: ChunkWriting,
  { patches, patchCount }: Patches,
): Promise<void> {
  if (patchCount === 0) return;
  const written = await store.writeMetadata(tx, projectId, patches, nowMs);
  if (written !== patchCount) throw new StaleReadError();
}

/**
 * Adds and writes the whole vouchers of a chunk.
 * @throws StaleReadError when a code was taken or a voucher has changed since they were read
 */
export async function writeVoucherChanges(
  store: VoucherStore,
  { tx, projectId, nowMs }: ChunkWriting,
  { added, addedCount, patches, patchCount }: VoucherChanges,
): Promise<void> {
  if (addedCount > 0) {
    const count = await store.insertMany(tx, projectId, added, nowMs);
    if (count !== addedCount) throw new StaleReadError();
  }
  if (patchCount > 0) {
    const written = await store.writeVouchers(tx, projectId, patches, nowMs);
    if (written !== patchCount) throw new StaleReadError();
  }
}
