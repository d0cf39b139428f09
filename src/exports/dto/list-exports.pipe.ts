import { Injectable, type PipeTransform } from '@nestjs/common';
import { queryPipe } from '../../http/validation.js';
import { refuseUnreadFilters } from '../../paging/unread-filters.js';
import { ListExportsQuery } from './list-exports.query.js';

/** Reads the query of a list of exports, which has no filters. */
@Injectable()
export class ListExportsPipe implements PipeTransform<object, Promise<ListExportsQuery>> {
  private readonly dtoPipe = queryPipe();

  /** @throws DomainError invalid_query_params */
  async transform(query: object): Promise<ListExportsQuery> {
    refuseUnreadFilters(Object.keys(query), []);
    const metadata = { type: 'query', metatype: ListExportsQuery } as const;
    return (await this.dtoPipe.transform(query, metadata)) as ListExportsQuery;
  }
}
