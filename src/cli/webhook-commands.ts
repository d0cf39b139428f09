import { need, projectOf, UsageError, type Values } from './command-line.js';
import type { ManagementClient } from './management-client.js';

/** Runs one command about webhooks. @throws UsageError, or Error in the words of the service */
export function runWebhookCommand(
  client: ManagementClient,
  verb: string | undefined,
  subject: string | undefined,
  values: Values,
): Promise<unknown> {
  const all = `projects/${projectOf(values)}/webhooks`;
  const one = () => `${all}/${encodeURIComponent(need(subject, 'an id'))}`;
  switch (verb) {
    case 'add':
      return client.request('POST', all, toBody(values));
    case 'list':
      return client.request('GET', all);
    case 'show':
      return client.request('GET', one());
    case 'on':
    case 'off':
      return client.request('PATCH', one(), { active: verb === 'on' });
    case 'rotate':
      return client.request('POST', `${one()}/rotate-secret`);
    case 'remove':
      return client.request('DELETE', one());
    case 'send-outs':
      return listSendOuts(client, one(), values);
    case 'send-again':
      return client.request('POST', `${all}/${sendOutPath(subject, values)}/send-again`);
    default:
      throw new UsageError(`There is no command "webhook ${verb ?? ''}"`);
  }
}

function toBody(values: Values): object {
  return {
    target_url: need(values.url, '--url'),
    ...(values.event !== undefined && { events: values.event }),
    ...(values.header !== undefined && { custom_headers: toHeaders(values.header) }),
  };
}

function toHeaders(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      if (colon < 1) throw new UsageError('--header is a name, a colon and a value');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
}

function sendOutPath(sendOut: string | undefined, values: Values): string {
  const webhook = encodeURIComponent(need(values.webhook, '--webhook'));
  return `${webhook}/send-outs/${encodeURIComponent(need(sendOut, 'an id of a send-out'))}`;
}

async function listSendOuts(
  client: ManagementClient,
  webhook: string,
  values: Values,
): Promise<unknown> {
  const query = new URLSearchParams({ limit: values.limit ?? '20' });
  const page = await client.request('GET', `${webhook}/send-outs?${query.toString()}`);
  return (page as { data: readonly object[] }).data;
}
