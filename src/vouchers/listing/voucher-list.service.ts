import { Injectable } from '@nestjs/common';
import { invalidQuery } from '../../errors/domain-error.js';
import { VoucherListStore, type Cursor, type Listed } from './storage/voucher-list-store.js';
import type { PageStart, VoucherPage } from './voucher-selection.js';

/** Lists the vouchers of a project. */
@Injectable()
export class VoucherListService {
  constructor(private readonly store: VoucherListStore) {}

  /** One page. @throws DomainError invalid_query_params when it is to begin after an unknown voucher */
  async list(projectId: string, page: VoucherPage): Promise<Listed> {
    const { selection, order, limit, start } = page;
    const after = await this.findCursor(projectId, start);
    const skip = 'skip' in start ? start.skip : 0;
    return this.store.list(projectId, selection, { order, limit, skip, after });
  }

  private async findCursor(projectId: string, start: PageStart): Promise<Cursor | null> {
    if ('skip' in start) return null;
    const cursor = await this.store.findCursor(projectId, start.afterId);
    if (cursor !== null) return cursor;
    throw invalidQuery('Property .starting_after_id must be the id of a voucher');
  }
}
