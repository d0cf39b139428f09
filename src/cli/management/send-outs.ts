import type { Command } from 'commander';
import { bodyOf, type Schemas } from '../../client/api/client.js';
import { limitOption } from '../command.js';
import { print, printFields } from '../output/print.js';
import { tableOf, type Columns } from '../output/table.js';
import { openService } from '../service/open-service.js';
import { readPages } from '../service/read-pages.js';
import { WEBHOOK, type ProjectOptions } from './webhook-path.js';

const SEND_OUTS = `${WEBHOOK}/send-outs` as const;

interface ListOptions extends ProjectOptions {
  readonly limit: number;
}

interface SendAgainOptions extends ProjectOptions {
  readonly webhook: string;
}

/** What webhooks sent: `send-outs` and `send-again`. */
export function addSendOutCommands(
  add: (usage: string, summary: string, example: string) => Command,
): void {
  add(
    'send-outs <id>',
    'list what a webhook sent or will send',
    'webhook send-outs wh_j56Vfy47Vx9YOX7QYD1fzHnc --project proj_5T4Rpl4T1nuM --limit 5',
  )
    .addOption(limitOption())
    .action(list);
  add(
    'send-again <id>',
    'send a send-out again',
    'webhook send-again whs_0e16e42bc6e0c65b57 --webhook wh_j56Vfy47Vx9YOX7QYD1fzHnc --project proj_5T4Rpl4T1nuM',
  )
    .requiredOption('--webhook <id>', 'whose send-out it is')
    .action(sendAgain);
}

async function list(webhookId: string, options: ListOptions): Promise<void> {
  const { api } = openService(options);
  const sendOuts = await readPages(options.limit, async (query) => {
    const path = { projectId: options.project, webhookId };
    const { data, ...page } = await bodyOf(api.GET(SEND_OUTS, { params: { path, query } }));
    return { ...page, items: data };
  });
  const columns: Columns<Schemas['SendOutResponse']> = {
    ID: ({ id }) => id,
    TYPE: ({ type }) => type,
    JOB: ({ entity_id: id }) => id,
    STATUS: ({ status }) => status,
    FAILURES: ({ failures }) => failures,
    ANSWER: ({ answer_status: status }) => status,
    ERROR: ({ error }) => error,
    'NEXT TRY': ({ next_try_at: at }) => at,
  };
  print(options, sendOuts, () => tableOf(sendOuts, columns, 'The webhook has sent nothing.'));
}

async function sendAgain(sendOutId: string, options: SendAgainOptions): Promise<void> {
  const path = { projectId: options.project, webhookId: options.webhook, sendOutId };
  const { api } = openService(options);
  await printFields(options, api.POST(`${SEND_OUTS}/{sendOutId}/send-again`, { params: { path } }));
}
