import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { readRecords } from '../domain/voucher-records.js';
import { VoucherStore } from '../storage/voucher-store.js';
import { versionsOf } from './versions-of.js';

/** The versions of the vouchers of a chunk, for dry runs and their confirmations. */
@Injectable()
export class VoucherVersions {
  constructor(private readonly vouchers: VoucherStore) {}

  /** As `versions` of an operation. A voucher in the trash bin counts, because its code is taken. */
  async of(projectId: string, codes: string, tx?: Transaction): Promise<string> {
    const snapshots =
      tx === undefined
        ? await this.vouchers.readSnapshots(projectId, codes)
        : await this.vouchers.lockSnapshots(tx, projectId, codes);
    return versionsOf(readRecords(snapshots));
  }
}
