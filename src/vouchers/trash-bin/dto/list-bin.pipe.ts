import { Injectable, type PipeTransform } from '@nestjs/common';
import { invalidQuery } from '../../../errors/domain-error.js';
import type { QueryEntry } from '../../../http/query-entries.js';
import { queryValues } from '../../../http/query-values.js';
import { queryPipe } from '../../../http/validation.js';
import { describeFaults } from '../../../json/json-path.js';
import { refuseUnreadFilters } from '../../../paging/unread-filters.js';
import { filtersOf } from '../../listing/filter/gather-operands.js';
import type { BinPage } from '../bin-entry.js';
import { readBinFilter } from '../bin-filter.js';
import { ListBinQuery } from './list-bin.query.js';

/** Reads the query of the bin's list. */
@Injectable()
export class ListBinPipe implements PipeTransform<readonly QueryEntry[], Promise<BinPage>> {
  private readonly dtoPipe = queryPipe();

  /** @throws DomainError invalid_query_params */
  async transform(entries: readonly QueryEntry[]): Promise<BinPage> {
    refuseUnreadFilters(entries, ['filters']);
    const metadata = { type: 'query', metatype: ListBinQuery } as const;
    const query = (await this.dtoPipe.transform(queryValues(entries), metadata)) as ListBinQuery;
    const read = readBinFilter(filtersOf(entries));
    if ('faults' in read) throw invalidQuery(describeFaults(read.faults));
    const { limit, order, starting_after_id: startingAfterId } = query;
    return { limit, order, filter: read.filter, ...(startingAfterId && { startingAfterId }) };
  }
}
