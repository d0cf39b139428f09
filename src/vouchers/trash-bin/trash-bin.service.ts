import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { ReadTooLongError } from '../../database/lanes/bounded-read.js';
import { TransactionRunner } from '../../database/transaction.js';
import { invalidQuery, notFound } from '../../errors/domain-error.js';
import { readPage } from '../../paging/read-page.js';
import { VoucherEditStore } from '../storage/voucher-edit-store.js';
import type { BinEntry, BinPage } from './bin-entry.js';
import { BinStore } from './storage/bin-store.js';

/** The bin of a project. */
@Injectable()
export class TrashBinService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly bin: BinStore,
    private readonly vouchers: VoucherEditStore,
    private readonly audit: AuditTrail,
  ) {}

  /** A page, and whether entries follow. @throws DomainError invalid_query_params when its filter takes too long */
  async list(projectId: string, page: BinPage): Promise<{ entries: BinEntry[]; hasMore: boolean }> {
    try {
      const { items: entries, hasMore } = await readPage(page, (query) =>
        this.bin.list(projectId, query),
      );
      return { entries, hasMore };
    } catch (error) {
      if (!(error instanceof ReadTooLongError)) throw error;
      throw invalidQuery('Property .filters takes too long to answer: narrow it by .id');
    }
  }

  /** Deletes an entry and its voucher for good; the code is free again. @throws DomainError not_found */
  async delete(projectId: string, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const entry = await this.bin.take(tx, projectId, id);
      if (entry === null) throw notFound('bin_entry', id);
      await this.vouchers.remove(tx, projectId, entry.voucherId);
      await this.audit.record(tx, 'voucher.deleted', { projectId, resourceId: entry.code });
    });
  }
}
