import { Injectable, type PipeTransform } from '@nestjs/common';
import { invalidQuery } from '../../errors/domain-error.js';
import type { QueryEntry } from '../../http/query-entries.js';
import { queryPipe } from '../../http/validation.js';
import { oneOfAllowed } from '../../json/allowed-values.js';
import { parseQueryDate } from '../../json/iso-date.js';
import { filterNamesOf, nestQuery } from '../../paging/nest-query.js';
import { refuseUnreadFilters } from '../../paging/unread-filters.js';
import type { ActionQuery } from '../finding/action-finder.js';
import { OperationRegistry } from '../operation-registry.js';
import { ListAsyncActionsQuery } from './list-async-actions.query.js';

const LIST_FILTERS = filterNamesOf(ListAsyncActionsQuery);

/** Reads the query of a list of actions, however many parameters it has that nobody knows. */
@Injectable()
export class ListAsyncActionsPipe implements PipeTransform<object, Promise<ActionQuery>> {
  private readonly dtoPipe = queryPipe();

  constructor(private readonly operations: OperationRegistry) {}

  /** @throws DomainError invalid_query_params */
  async transform(query: object): Promise<ActionQuery> {
    const entries = entriesOf(query);
    refuseUnreadFilters(
      entries.map(([name]) => name),
      LIST_FILTERS,
    );
    const metadata = { type: 'query', metatype: ListAsyncActionsQuery } as const;
    const nested = nestQuery(entries, ListAsyncActionsQuery);
    const read = (await this.dtoPipe.transform(nested, metadata)) as ListAsyncActionsQuery;
    const { types } = this.operations;
    if (read.type?.every((type) => types.includes(type)) === false) {
      throw invalidQuery(`Property .type ${oneOfAllowed(types)}`);
    }
    return toActionQuery(read);
  }
}

function toActionQuery(query: ListAsyncActionsQuery): ActionQuery {
  const before = [query.end_date, query.created_at?.before].flatMap(momentsOf);
  const [createdAfter] = momentsOf(query.created_at?.after);
  return {
    limit: query.limit,
    code: query.code,
    startingAfterId: query.starting_after_id,
    types: query.type && [...new Set(query.type)],
    statuses: query.status,
    operationStatuses: query.operation_status,
    label: query.label,
    keyName: query.key,
    parentId: query.parent_id,
    createdAfter,
    createdBefore: before.length === 0 ? undefined : Math.min(...before),
  };
}

function momentsOf(date: string | undefined): number[] {
  const moment = date === undefined ? null : parseQueryDate(date);
  return moment === null ? [] : [moment];
}

/** One entry for each value of a parameter; a bracket before the first name is taken off. */
function entriesOf(query: object): QueryEntry[] {
  return Object.entries(query as Record<string, string | string[]>).flatMap(([name, values]) => {
    const plain = name.replace(/^\[([^[\]]*)\]/, '$1');
    return [values].flat().map((value) => [plain, value] as const);
  });
}
