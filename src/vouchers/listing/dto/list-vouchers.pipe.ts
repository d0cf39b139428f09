import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError, invalidQuery } from '../../../errors/domain-error.js';
import type { QueryEntry } from '../../../http/query-entries.js';
import { queryPipe } from '../../../http/validation.js';
import { parseQueryDate } from '../../../json/iso-date.js';
import { describeFaults } from '../../../json/json-path.js';
import type { DateRangeQuery } from '../../../paging/list-parameter.decorators.js';
import { filterNamesOf, nestQuery } from '../../../paging/nest-query.js';
import { refuseUnreadFilters } from '../../../paging/unread-filters.js';
import type { FieldCondition, Filter, Sign, VoucherField } from '../filter/condition.js';
import { filtersOf } from '../filter/gather-operands.js';
import { readFilter } from '../filter/read-filter.js';
import { LIST_ORDERS } from '../list-order.js';
import type { PageStart, VoucherPage, VoucherSelection } from '../voucher-selection.js';
import { ListVouchersQuery } from './list-vouchers.query.js';

/** The parameters that narrow a list of vouchers. */
const LIST_FILTERS = [...filterNamesOf(ListVouchersQuery), 'filters'];

/** Reads the query of a list. */
@Injectable()
export class ListVouchersPipe implements PipeTransform<
  readonly QueryEntry[],
  Promise<VoucherPage>
> {
  private readonly dtoPipe = queryPipe();

  /** @throws DomainError invalid_query_params, or page_over_limit for a page that no list has */
  async transform(entries: readonly QueryEntry[]): Promise<VoucherPage> {
    refuseUnreadFilters(
      entries.map(([name]) => name),
      LIST_FILTERS,
    );
    const nested = nestQuery(entries, ListVouchersQuery);
    if (/^\d{4,9}$/.test(String(nested.page)) && Number(nested.page) > 1000) {
      throw new DomainError('page_over_limit');
    }
    const query = (await this.dtoPipe.transform(nested, {
      type: 'query',
      metatype: ListVouchersQuery,
    })) as ListVouchersQuery;
    const read = readFilter(filtersOf(entries), Date.now());
    if ('faults' in read) throw invalidQuery(describeFaults(read.faults));
    return {
      selection: toSelection(query, read.filter),
      order: LIST_ORDERS[query.order],
      limit: query.limit,
      start: toStart(query),
    };
  }
}

function toStart({ page, limit, starting_after_id: afterId }: ListVouchersQuery): PageStart {
  if (afterId === undefined) return { skip: (page - 1) * limit };
  if (page === 1) return { afterId };
  throw invalidQuery('Property .page must NOT be given together with .starting_after_id');
}

function toSelection(query: ListVouchersQuery, filter: Filter): VoucherSelection {
  const { code, ids, customer, campaign_id, category_id, category, campaign } = query;
  return {
    ...(code !== undefined && { code }),
    ...(ids !== undefined && { ids: [...new Set(ids)] }),
    conditions: [
      ...equal('category', category),
      ...equal('campaign', campaign),
      ...within('created_at', query.created_at),
      ...within('updated_at', query.updated_at),
    ],
    filter,
    // Vouchers here have no holders, and campaigns and categories are names without ids.
    isEmpty: [customer, campaign_id, category_id].some((value) => value !== undefined),
  };
}

function equal(field: VoucherField, value: string | undefined): FieldCondition[] {
  if (value === undefined) return [];
  return [{ subject: { field }, test: { kind: 'equals', operands: [value] }, isNegated: false }];
}

function within(field: VoucherField, range: DateRangeQuery = {}): FieldCondition[] {
  return [...compared(field, '<', range.before), ...compared(field, '>', range.after)];
}

function compared(field: VoucherField, sign: Sign, date: string | undefined): FieldCondition[] {
  const moment = date === undefined ? null : parseQueryDate(date);
  if (moment === null) return [];
  return [
    { subject: { field }, test: { kind: 'compares', sign, operands: [moment] }, isNegated: false },
  ];
}
