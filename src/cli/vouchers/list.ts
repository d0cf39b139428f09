import { Option, type Command } from 'commander';
import { bodyOf, type Schemas } from '../../client/api/client.js';
import { toQuery, type Condition } from '../../client/vouchers/conditions.js';
import { addCommand, limitOption, type CommonOptions } from '../command.js';
import { print } from '../output/print.js';
import { tableOf, type Columns } from '../output/table.js';
import { openService } from '../service/open-service.js';
import { readPages } from '../service/read-pages.js';
import { addFilterOption } from './filter-option.js';

interface ListOptions extends CommonOptions {
  readonly filter?: readonly Condition[];
  readonly order?: string;
  readonly limit: number;
}

const ORDERS = ['created_at', '-created_at', 'updated_at', '-updated_at', 'code', '-code'];

/** `vouchsafe vouchers list` */
export function addListCommand(vouchers: Command): void {
  const command = addCommand(vouchers, 'list', 'list vouchers', [
    'vouchers list --filter "code starts_with SPRING-" --order code --limit 100',
    'vouchers list --filter "metadata.lang in en,pl" --filter "active active true" --json',
  ]);
  addFilterOption(command)
    .addOption(new Option('--order <order>', 'a minus sorts downwards').choices(ORDERS))
    .addOption(limitOption())
    .action(list);
}

async function list(options: ListOptions): Promise<void> {
  const { api } = openService(options);
  const { filter = [], order, limit } = options;
  const vouchers = await readPages(limit, async (page) => {
    const query = { ...page, ...(order !== undefined && { order }) };
    const search = new URLSearchParams([
      ...Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
      ...toQuery(filter),
    ]);
    // The parameters of a filter have names that a description cannot list.
    const { vouchers: items, ...rest } = await bodyOf(
      api.GET('/v1/vouchers', { querySerializer: () => search.toString() }),
    );
    return { ...rest, items };
  });
  print(options, vouchers, () => tableOf(vouchers, COLUMNS, 'There is no such voucher.'));
}

const COLUMNS: Columns<Schemas['ListedVoucherResponse']> = {
  CODE: ({ code }) => code,
  TYPE: ({ type }) => type,
  ACTIVE: ({ active }) => active,
  CATEGORY: ({ category }) => category,
  'CREATED AT': ({ created_at: at }) => at,
  'UPDATED AT': ({ updated_at: at }) => at,
  METADATA: ({ metadata }) => metadata,
};
