import type { Command } from 'commander';
import { bodyOf, type Schemas } from '../../client/api/client.js';
import { addCommand, limitOption, type CommonOptions } from '../command.js';
import { print } from '../output/print.js';
import { tableOf, type Columns } from '../output/table.js';
import { openService } from '../service/open-service.js';
import { readPages } from '../service/read-pages.js';

/** `vouchsafe vouchers history` */
export function addHistoryCommand(vouchers: Command): void {
  addCommand(vouchers, 'history <code>', 'list who changed a voucher, newest first', [
    'vouchers history SPRING-10',
    'vouchers history --json -- -50OFF',
  ])
    .addOption(limitOption())
    .action(history);
}

async function history(
  code: string,
  options: CommonOptions & { readonly limit: number },
): Promise<void> {
  const { api } = openService(options);
  const entries = await readPages(options.limit, async (query) => {
    const { data: items, ...rest } = await bodyOf(
      api.GET('/v1/vouchers/{code}/history', { params: { path: { code }, query } }),
    );
    return { ...rest, items };
  });
  print(options, entries, () => tableOf(entries, COLUMNS, 'Nothing is kept of its past.'));
}

const COLUMNS: Columns<Schemas['VoucherHistoryEntryResponse']> = {
  AT: ({ created_at: at }) => at,
  EVENT: ({ event }) => event,
  BY: ({ key_name: name }) => name,
  'JOB OR ROUTE': ({ async_action_id: id, route }) => id ?? route,
  ROW: ({ row }) => row,
  CHANGES: ({ changes }) => changes,
};
