import { InvalidArgumentError, type Command } from 'commander';
import { bodyOf, type Schemas } from '../../client/api/client.js';
import { addCommand, collect, type CommonOptions } from '../command.js';
import { print, printFields } from '../output/print.js';
import { tableOf, type Columns } from '../output/table.js';
import { openService } from '../service/open-service.js';
import { addSendOutCommands } from './send-outs.js';
import { PROJECT, pathTo, WEBHOOK, WEBHOOKS, type ProjectOptions } from './webhook-path.js';

type Webhook = Schemas['WebhookResponse'];

interface AddOptions extends ProjectOptions {
  readonly url: string;
  readonly event?: Webhook['events'];
  readonly header?: Readonly<Record<string, string>>;
}

/** `vouchsafe webhook`, with the management key. */
export function addWebhookCommands(program: Command): void {
  const webhook = program.command('webhook').description('webhooks of projects');
  const add = (usage: string, summary: string, example: string) =>
    addCommand(webhook, usage, summary, [example]).requiredOption(...PROJECT);
  add(
    'add',
    'make a webhook; its secret is shown this once',
    'webhook add --project proj_5T4Rpl4T1nuM --url https://shop.example/hooks --event async_action.failed',
  )
    .requiredOption('--url <url>', 'where it sends to')
    .option('--event <event>', 'what it sends; everything when absent', collect)
    .option('--header <name: value>', 'a header of each request', collectHeader)
    .action(create);
  add('list', 'list the webhooks', 'webhook list --project proj_5T4Rpl4T1nuM').action(list);
  const one = 'wh_j56Vfy47Vx9YOX7QYD1fzHnc --project proj_5T4Rpl4T1nuM';
  add('show <id>', 'show a webhook', `webhook show ${one}`).action(show);
  add('on <id>', 'switch a webhook on', `webhook on ${one}`).action(switchTo(true));
  add('off <id>', 'switch a webhook off', `webhook off ${one}`).action(switchTo(false));
  add('rotate <id>', 'make a new secret', `webhook rotate ${one}`).action(rotate);
  add('remove <id>', 'delete a webhook', `webhook remove ${one}`).action(remove);
  addSendOutCommands(add);
}

async function create(options: AddOptions): Promise<void> {
  const { project: projectId, url, event, header } = options;
  await printFields(
    options,
    openService(options).api.POST(WEBHOOKS, {
      params: { path: { projectId } },
      body: {
        target_url: url,
        ...(event && { events: event }),
        ...(header && { custom_headers: { ...header } }),
      },
    }),
  );
}

async function list(options: ProjectOptions): Promise<void> {
  const webhooks = await bodyOf(
    openService(options).api.GET(WEBHOOKS, { params: { path: { projectId: options.project } } }),
  );
  const columns: Columns<Webhook> = {
    ID: ({ id }) => id,
    TARGET: ({ target_url: url }) => url,
    EVENTS: ({ events }) => events,
    ACTIVE: ({ active }) => active,
    'DISABLED AT': ({ disabled_at: at }) => at,
  };
  print(options, webhooks, () => tableOf(webhooks, columns, 'The project has no webhook.'));
}

async function show(id: string, options: ProjectOptions): Promise<void> {
  await printFields(options, openService(options).api.GET(WEBHOOK, pathTo(id, options)));
}

const switchTo =
  (active: boolean) =>
  async (id: string, options: ProjectOptions): Promise<void> => {
    const { api } = openService(options);
    await printFields(options, api.PATCH(WEBHOOK, { ...pathTo(id, options), body: { active } }));
  };

async function rotate(id: string, options: ProjectOptions): Promise<void> {
  const { api } = openService(options);
  await printFields(options, api.POST(`${WEBHOOK}/rotate-secret`, pathTo(id, options)));
}

async function remove(id: string, options: CommonOptions & ProjectOptions): Promise<void> {
  await bodyOf(openService(options).api.DELETE(WEBHOOK, pathTo(id, options)));
  print(options, [], () => 'Deleted.\n');
}

function collectHeader(
  line: string,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const colon = line.indexOf(':');
  if (colon < 1) throw new InvalidArgumentError('It is a name, a colon and a value.');
  return { ...before, [line.slice(0, colon)]: line.slice(colon + 1).trim() };
}
