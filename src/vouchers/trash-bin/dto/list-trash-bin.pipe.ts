import { Injectable, type PipeTransform } from '@nestjs/common';
import { invalidQuery } from '../../../errors/domain-error.js';
import type { QueryEntry } from '../../../http/query-entries.js';
import { queryValues } from '../../../http/query-values.js';
import { queryPipe } from '../../../http/validation.js';
import { describeFaults } from '../../../json/json-path.js';
import { refuseUnreadFilters } from '../../../paging/unread-filters.js';
import { filtersOf } from '../../listing/filter/gather-operands.js';
import type { TrashBinPage } from '../trash-bin-entry.js';
import { readTrashBinFilter } from '../trash-bin-filter.js';
import { ListTrashBinQuery } from './list-trash-bin.query.js';

/** Reads the query of the trash bin's list. */
@Injectable()
export class ListTrashBinPipe implements PipeTransform<
  readonly QueryEntry[],
  Promise<TrashBinPage>
> {
  private readonly dtoPipe = queryPipe();

  /** @throws DomainError invalid_query_params */
  async transform(entries: readonly QueryEntry[]): Promise<TrashBinPage> {
    refuseUnreadFilters(
      entries.map(([name]) => name),
      ['filters'],
    );
    const metadata = { type: 'query', metatype: ListTrashBinQuery } as const;
    const query = (await this.dtoPipe.transform(
      queryValues(entries),
      metadata,
    )) as ListTrashBinQuery;
    const read = readTrashBinFilter(filtersOf(entries));
    if ('faults' in read) throw invalidQuery(describeFaults(read.faults));
    const { limit, order, starting_after_id: startingAfterId } = query;
    return { limit, order, filter: read.filter, ...(startingAfterId && { startingAfterId }) };
  }
}
