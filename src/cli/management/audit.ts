import type { Command } from 'commander';
import { bodyOf, type Schemas } from '../../client/api/client.js';
import { addCommand, limitOption, type CommonOptions } from '../command.js';
import { print } from '../output/print.js';
import { tableOf, type Columns } from '../output/table.js';
import { openService } from '../service/open-service.js';
import { readPages } from '../service/read-pages.js';

type Entry = Schemas['AuditEntryResponse'];

interface ListOptions extends CommonOptions {
  readonly project?: string;
  readonly event?: Entry['event'];
  readonly resource?: string;
  readonly limit: number;
}

/** `vouchsafe audit`, with the management key. */
export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('who did what, when and from where');
  addCommand(audit, 'list', 'list the entries, newest first', [
    'audit list --event login.failed',
    'audit list --resource aa_136b0561747d5b0000 --json',
  ])
    .option('--project <id>', 'of this project')
    .option('--event <event>', 'of this kind')
    .option('--resource <id>', 'about this code, job, schema, key or project')
    .addOption(limitOption())
    .action(list);
}

async function list(options: ListOptions): Promise<void> {
  const { project, event, resource, limit } = options;
  const { api } = openService(options);
  const entries = await readPages(limit, async (page) => {
    const query = { ...page, project_id: project, event, resource_id: resource };
    const { data, ...rest } = await bodyOf(
      api.GET('/management/v1/audit-entries', { params: { query } }),
    );
    return { ...rest, items: data };
  });
  const columns: Columns<Entry> = {
    AT: ({ created_at: at }) => at,
    EVENT: ({ event: kind }) => kind,
    BY: ({ app_id: id }) => id,
    ADDRESS: ({ address }) => address,
    ABOUT: ({ resource_id: id }) => id,
    DETAILS: ({ details }) => details,
  };
  print(options, entries, () => tableOf(entries, columns, 'There is no such entry.'));
}
