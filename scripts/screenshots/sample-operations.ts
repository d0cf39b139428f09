import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';

const POLL_MS = 100;

/** What the pictures of the operators' pages show. */
export interface Operations {
  readonly projectId: string;
  readonly webhookId: string;
  readonly dispose: () => void;
}

/** Makes the keys and the webhooks of the pictures. What is sent to the webhooks is answered in turns with 204 and 500. */
export async function seedOperations(url: string, managementKey: string): Promise<Operations> {
  const send = clientOf(url, managementKey);
  const [project] = (await send('/projects')) as { id: string }[];
  const projectId = project?.id ?? '';
  await send('/projects', { name: 'Partner shop' });
  await send(`/projects/${projectId}/keys`, { name: 'Checkout', scopes: ['vouchers'] });
  const marketing = { name: 'Marketing', scopes: ['vouchers', 'async-actions', 'exports'] };
  await send(`/projects/${projectId}/keys`, { ...marketing, allowed_ips: ['10.0.0.0/8'] });
  const old = (await send(`/projects/${projectId}/keys`, { name: 'Old shop' })) as Key;
  await send(`/keys/${old.app_id}/revoke`, {});
  const receiver = startReceiver();
  const target = await receiver.url;
  const webhook = (await send(`/projects/${projectId}/webhooks`, {
    target_url: target,
  })) as Webhook;
  const other = { target_url: 'https://crm.example/hooks', active: false };
  await send(`/projects/${projectId}/webhooks`, other);
  return { projectId, webhookId: webhook.id, dispose: receiver.dispose };
}

/** Resolves when so many events were sent to the webhook, well or not. */
export async function waitForSendOuts(
  url: string,
  managementKey: string,
  { projectId, webhookId }: Operations,
  count: number,
): Promise<void> {
  const send = clientOf(url, managementKey);
  for (;;) {
    const path = `/projects/${projectId}/webhooks/${webhookId}/send-outs`;
    const { data } = (await send(path)) as { data: { last_tried_at: string | null }[] };
    if (data.filter((one) => one.last_tried_at !== null).length >= count) return;
    await sleep(POLL_MS);
  }
}

interface Key {
  readonly app_id: string;
}

interface Webhook {
  readonly id: string;
}

function clientOf(url: string, managementKey: string) {
  return async (path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${url}/management/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'x-management-key': managementKey, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${await answer.text()}`);
    return answer.json();
  };
}

function startReceiver() {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume();
    count += 1;
    response.writeHead(count % 2 === 1 ? 204 : 500).end();
  });
  const url = new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`);
    });
  });
  return { url, dispose: () => server.close() };
}
