import { Injectable, type PipeTransform } from '@nestjs/common';
import { queryPipe } from '../../http/validation.js';
import { refuseUnreadFilters } from '../../paging/unread-filters.js';
import { ListAsyncActionsQuery } from './list-async-actions.query.js';

/** Reads the query of a list of actions, however many parameters it has that nobody knows. */
@Injectable()
export class ListAsyncActionsPipe implements PipeTransform<object, Promise<ListAsyncActionsQuery>> {
  private readonly dtoPipe = queryPipe();

  /** @throws DomainError invalid_query_params */
  async transform(query: object): Promise<ListAsyncActionsQuery> {
    refuseUnreadFilters(Object.keys(query), ['end_date']);
    const metadata = { type: 'query', metatype: ListAsyncActionsQuery } as const;
    return (await this.dtoPipe.transform(query, metadata)) as ListAsyncActionsQuery;
  }
}
