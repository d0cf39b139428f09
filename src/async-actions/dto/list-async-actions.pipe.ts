import { Injectable, type PipeTransform } from '@nestjs/common';
import type { QueryEntry } from '../../http/query-entries.js';
import { queryValues } from '../../http/query-values.js';
import { queryPipe } from '../../http/validation.js';
import { refuseUnreadFilters } from '../../paging/unread-filters.js';
import { ListAsyncActionsQuery } from './list-async-actions.query.js';

/** Reads the query of a list of actions. */
@Injectable()
export class ListAsyncActionsPipe implements PipeTransform<
  readonly QueryEntry[],
  Promise<ListAsyncActionsQuery>
> {
  private readonly dtoPipe = queryPipe();

  /** @throws DomainError invalid_query_params */
  async transform(entries: readonly QueryEntry[]): Promise<ListAsyncActionsQuery> {
    refuseUnreadFilters(entries, ['end_date']);
    const metadata = { type: 'query', metatype: ListAsyncActionsQuery } as const;
    return (await this.dtoPipe.transform(queryValues(entries), metadata)) as ListAsyncActionsQuery;
  }
}
