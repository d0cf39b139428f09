import { Option, type Command } from 'commander';
import { bodyOf } from '../../client/api/client.js';
import type { ListedJob } from '../../client/jobs/job-state.js';
import { addCommand, collect, limitOption, type CommonOptions } from '../command.js';
import { print } from '../output/print.js';
import { tableOf, type Columns } from '../output/table.js';
import { openService } from '../service/open-service.js';
import { readPages } from '../service/read-pages.js';
import { kindOf, stateWord } from '../output/job-words.js';

interface ListOptions extends CommonOptions {
  readonly status?: ListedJob['status'][];
  readonly type?: string[];
  readonly label?: string;
  readonly key?: string;
  readonly madeOf?: string;
  readonly code?: string;
  readonly after?: string;
  readonly before?: string;
  readonly limit: number;
}

const STATUSES = ['ENQUEUED', 'IN_PROGRESS', 'DONE', 'FAILED'];

/** `vouchsafe jobs list` */
export function addListCommand(jobs: Command): void {
  addCommand(jobs, 'list', 'list the jobs of the project, newest first', [
    'jobs list --status ENQUEUED IN_PROGRESS',
    'jobs list --code SPRING-10 --limit 5 --json',
  ])
    .addOption(new Option('--status <status...>', 'with one of these').choices(STATUSES))
    .option('--type <type>', 'of this type, such as VOUCHERS.BULK_UPDATE', collect)
    .option('--label <name>', 'with exactly this label')
    .option('--key <name>', 'sent with a key of this name')
    .option('--made-of <id>', 'retries, confirmations and undos of this job')
    .option('--code <code>', 'with a row of this code')
    .option('--after <time>', 'accepted after this moment')
    .option('--before <time>', 'accepted before this moment')
    .addOption(limitOption())
    .action(list);
}

async function list(options: ListOptions): Promise<void> {
  const { api } = openService(options);
  const jobs = await readPages(options.limit, async (page) => {
    const query = { ...page, ...filterOf(options) };
    const { async_actions: items, ...rest } = await bodyOf(
      api.GET('/v1/async-actions', { params: { query } }),
    );
    return { ...rest, items };
  });
  print(options, jobs, () => tableOf(jobs, COLUMNS, 'There is no such job.'));
}

function filterOf(options: ListOptions) {
  const { status, type, label, key, madeOf, code, after, before } = options;
  return {
    'type[]': type,
    'status[]': status,
    label,
    key,
    parent_id: madeOf,
    code,
    'created_at[after]': after,
    'created_at[before]': before,
  };
}

const COLUMNS: Columns<ListedJob> = {
  ID: ({ id }) => id,
  TYPE: kindOf,
  STATE: stateWord,
  DONE: ({ counts }) => counts.done,
  FAILED: ({ counts }) => counts.failed,
  TOTAL: ({ counts }) => counts.total,
  'SENT AT': ({ created_at: at }) => at,
  'SENT BY': ({ key_name: name }) => name,
  LABEL: ({ label }) => label,
};
