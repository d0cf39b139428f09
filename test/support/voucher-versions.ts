import type { VoucherStore } from '../../src/vouchers/storage/voucher-store.js';

/** A voucher as `readMetadata` gives it. */
export type ReadVoucher = [code: string, metadata: string, version: string];

/** What the store reads for rows of a chunk, taken apart. */
export async function readVouchers(
  store: VoucherStore,
  projectId: string,
  items: readonly unknown[],
): Promise<ReadVoucher[]> {
  return JSON.parse(await store.readMetadata(projectId, JSON.stringify(items))) as ReadVoucher[];
}

/** The version of one voucher. Undefined when there is none. */
export async function versionOf(
  store: VoucherStore,
  projectId: string,
  code: string,
): Promise<string | undefined> {
  const [voucher] = await readVouchers(store, projectId, [[1, code, {}]]);
  return voucher?.[2];
}
