import { need, parse, projectOf, UsageError, type Values } from './command-line.js';
import type { ManagementClient } from './management-client.js';
import { runWebhookCommand } from './webhook-commands.js';

/** How the command line is used. */
export const USAGE = `Usage: vouchsafe <command> [options]

  project create <name>
  project list
  project show <id>
  project limit <id> [--unfinished <number or default>] [--stored-bytes <number or default>]
  key create --project <id> --name <name> [--scope <scope>]... [--allow-ip <address or CIDR>]... [--expires <date>]
  key list --project <id>
  key rotate <app id>
  key revoke <app id>
  webhook add --project <id> --url <url> [--event <event>]... [--header <name: value>]...
  webhook list --project <id>
  webhook show|on|off|rotate|remove <id> --project <id>
  webhook send-outs <id> --project <id> [--limit <number>]
  webhook send-again <id of the send-out> --webhook <id> --project <id>
  audit list [--project <id>] [--event <event>] [--resource <id>] [--limit <number>]

  --json   print the service's answer as JSON

A service must run at PUBLIC_URL (default http://localhost:PORT) with the same MANAGEMENT_KEY.
`;

/** What a command prints. */
export interface CommandOutput {
  readonly answer: unknown;
  readonly asJson: boolean;
}

/** Runs one command. @throws UsageError, or Error in the words of the service */
export async function runCommand(
  client: ManagementClient,
  parameters: readonly string[],
): Promise<CommandOutput> {
  const { values, positionals } = parse(parameters);
  const [noun, verb, subject, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`Unexpected ${rest.join(' ')}`);
  const asJson = values.json;
  const done = async (answer: Promise<unknown>) => ({ answer: await answer, asJson });
  if (noun === 'webhook') return done(runWebhookCommand(client, verb, subject, values));
  switch (`${noun} ${verb}`) {
    case 'project create':
      return done(client.request('POST', 'projects', { name: need(subject, 'a name') }));
    case 'project list':
      return done(client.request('GET', 'projects'));
    case 'project show':
      return done(client.request('GET', projectPath(subject)));
    case 'project limit':
      return done(client.request('PATCH', projectPath(subject), toLimits(values)));
    case 'key create':
      return done(client.request('POST', `projects/${projectOf(values)}/keys`, toKeyBody(values)));
    case 'key list':
      return done(client.request('GET', `projects/${projectOf(values)}/keys`));
    case 'key rotate':
    case 'key revoke':
      return done(
        client.request('POST', `keys/${encodeURIComponent(need(subject, 'an app id'))}/${verb}`),
      );
    case 'audit list':
      return done(listAudit(client, values));
    default:
      throw new UsageError(`There is no command "${positionals.join(' ')}"`);
  }
}

function projectPath(id: string | undefined): string {
  return `projects/${encodeURIComponent(need(id, 'an id of a project'))}`;
}

function toLimits(values: Values): object {
  const limit = (text: string) => (text === 'default' ? null : Number(text));
  const { unfinished, 'stored-bytes': storedBytes } = values;
  return {
    ...(unfinished !== undefined && { max_unfinished_actions: limit(unfinished) }),
    ...(storedBytes !== undefined && { max_stored_bytes: limit(storedBytes) }),
  };
}

function toKeyBody(values: Values): object {
  return {
    name: need(values.name, '--name'),
    ...(values.scope !== undefined && { scopes: values.scope }),
    ...(values['allow-ip'] !== undefined && { allowed_ips: values['allow-ip'] }),
    ...(values.expires !== undefined && { expires_at: values.expires }),
  };
}

async function listAudit(client: ManagementClient, values: Values): Promise<unknown> {
  const query = new URLSearchParams();
  if (values.project !== undefined) query.set('project_id', values.project);
  const event = values.event?.at(-1);
  if (event !== undefined) query.set('event', event);
  if (values.resource !== undefined) query.set('resource_id', values.resource);
  query.set('limit', values.limit ?? '20');
  const page = (await client.request('GET', `audit-entries?${query.toString()}`)) as AuditPage;
  return page.data;
}

interface AuditPage {
  readonly data: readonly object[];
}
