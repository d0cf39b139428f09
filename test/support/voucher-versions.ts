import type { VoucherStore } from '../../src/vouchers/storage/voucher-store.js';

/** A voucher as `readMetadata` gives it. */
export type ReadVoucher = [code: string, metadata: string, version: string];

/** What the store reads for codes, taken apart. */
export async function readVouchers(
  store: VoucherStore,
  projectId: string,
  codes: readonly string[],
): Promise<ReadVoucher[]> {
  return JSON.parse(await store.readMetadata(projectId, JSON.stringify(codes))) as ReadVoucher[];
}

/** The version of one voucher. Undefined when there is none. */
export async function versionOf(
  store: VoucherStore,
  projectId: string,
  code: string,
): Promise<string | undefined> {
  const [voucher] = await readVouchers(store, projectId, [code]);
  return voucher?.[2];
}
