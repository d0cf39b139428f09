import { readRecords, type VoucherRecord } from '../../../src/vouchers/domain/voucher-records.js';
import type { VoucherStore } from '../../../src/vouchers/storage/voucher-store.js';

/** What the store reads for codes, taken apart. */
export async function readVouchers(
  store: VoucherStore,
  projectId: string,
  codes: readonly string[],
): Promise<VoucherRecord[]> {
  return readRecords(await store.readMetadata(projectId, JSON.stringify(codes)));
}

/** The version of one voucher. Undefined when there is none. */
export async function versionOf(
  store: VoucherStore,
  projectId: string,
  code: string,
): Promise<string | undefined> {
  const [voucher] = await readVouchers(store, projectId, [code]);
  return voucher?.version;
}
