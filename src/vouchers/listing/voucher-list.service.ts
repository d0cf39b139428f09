import { Injectable } from '@nestjs/common';
import { StorageUnavailableError } from '../../database/driver-errors.js';
import { ReadTooLongError } from '../../database/lanes/bounded-read.js';
import { invalidQuery } from '../../errors/domain-error.js';
import { VoucherListStore, type Cursor, type Listed } from './storage/voucher-list-store.js';
import { selectsAll, type PageStart, type VoucherPage } from './voucher-selection.js';

const TOO_LONG =
  'Property .filters takes too long to answer for the vouchers that are left: have fewer conditions on metadata ' +
  'and members of objects, or narrow the list by .code, .ids, .category, .created_at or .updated_at';

/** Lists the vouchers of a project. */
@Injectable()
export class VoucherListService {
  constructor(private readonly store: VoucherListStore) {}

  /**
   * One page.
   * @param signal ends the list; its reason is thrown then
   * @throws DomainError invalid_query_params when it is to begin after an unknown voucher, or takes too long;
   * too_many_requests when the project has too many lists at a time
   */
  async list(projectId: string, page: VoucherPage, signal?: AbortSignal): Promise<Listed> {
    const { selection, order, limit, start } = page;
    const after = await this.findCursor(projectId, start);
    const skip = 'skip' in start ? start.skip : 0;
    try {
      return await this.store.list(projectId, selection, { order, limit, skip, after }, signal);
    } catch (error) {
      if (!(error instanceof ReadTooLongError)) throw error;
      // Nothing is left out of the list that could be: it is the database that is slow.
      throw selectsAll(selection) ? new StorageUnavailableError(error) : invalidQuery(TOO_LONG);
    }
  }

  private async findCursor(projectId: string, start: PageStart): Promise<Cursor | null> {
    if ('skip' in start) return null;
    const cursor = await this.store.findCursor(projectId, start.afterId);
    if (cursor !== null) return cursor;
    throw invalidQuery('Property .starting_after_id must be the id of a voucher');
  }
}
