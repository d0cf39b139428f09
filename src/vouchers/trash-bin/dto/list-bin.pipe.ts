import { Injectable, type PipeTransform } from '@nestjs/common';
import { invalidQuery } from '../../../errors/domain-error.js';
import type { QueryEntry } from '../../../http/query-entries.js';
import { queryPipe } from '../../../http/validation.js';
import { describeFaults } from '../../../json/json-path.js';
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
    const metadata = { type: 'query', metatype: ListBinQuery } as const;
    const query = (await this.dtoPipe.transform(valuesOf(entries), metadata)) as ListBinQuery;
    const read = readBinFilter(filtersOf(entries));
    if ('faults' in read) throw invalidQuery(describeFaults(read.faults));
    const { limit, order, starting_after_id: startingAfterId } = query;
    return { limit, order, filter: read.filter, ...(startingAfterId && { startingAfterId }) };
  }
}

/** The values by name; one that comes twice is an array, which its rule refuses. */
function valuesOf(entries: readonly QueryEntry[]): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of entries) {
    values.set(name, values.has(name) ? [values.get(name), value] : value);
  }
  return Object.fromEntries(values);
}
