import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandLine } from '../support/service/command-line.js';
import { eventually } from '../support/eventually.js';
import { Service } from '../support/service/service.js';
import { noteSecret } from '../support/http/secrets.js';
import {
  verifyReceived,
  WebhookReceiver,
  type ReceivedWebhook,
} from '../support/http/webhook-receiver.js';
import { WEBHOOKS_HERE, WebhooksClient } from '../support/http/webhooks-client.js';

describe('the management of webhooks', () => {
  let service: Service;
  let receiver: WebhookReceiver;
  let webhooks: WebhooksClient;

  beforeAll(async () => {
    service = await Service.start({ env: WEBHOOKS_HERE });
    receiver = await WebhookReceiver.start();
    webhooks = await WebhooksClient.ofFirstProject(service.api);
  });

  afterAll(async () => {
    await service.dispose();
    await receiver.dispose();
  });

  const cli = (...parameters: string[]) => {
    const vouchsafe = CommandLine.ofOperator(service.api.url, WEBHOOKS_HERE.MANAGEMENT_KEY);
    return vouchsafe.run(['webhook', ...parameters, '--project', webhooks.projectId]);
  };
  const cliJson = (...parameters: string[]) => JSON.parse(cli(...parameters, '--json').stdout);
  const auditOf = async (resourceId: string) => {
    const entries = await service.database.read<{ event: string; details: string | null }>(
      'SELECT event, details FROM audit_entries WHERE resource_id = ? ORDER BY id',
      [resourceId],
    );
    return entries.map(({ event, details }) => [event, details]);
  };

  it('shows the secret once, and the values of headers never', async () => {
    const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
    const custom_headers = { Authorization: 'Bearer canary-0123456789' };
    noteSecret('canary-0123456789');
    const made = await webhooks.add(receiver.url, { secret, custom_headers });
    expect(made.secret).toBe(secret);

    const shown = await webhooks.get(made.id);
    expect(shown).toMatchObject({ id: made.id, custom_header_names: ['authorization'] });
    const all = JSON.stringify([shown, (await webhooks.request('GET')).body]);
    expect(all).not.toContain(secret);
    expect(all).not.toContain('canary');
  });

  it('makes a secret of its own for each webhook', async () => {
    const [first, second] = [await webhooks.add(receiver.url), await webhooks.add(receiver.url)];

    expect(first.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(second.secret).not.toBe(first.secret);
  });

  it('signs with both secrets for a day after a rotation', async () => {
    const { id, secret } = await webhooks.add(`${receiver.url}/rotated`);
    const { body: rotated } = await webhooks.request('POST', `/${id}/rotate-secret`);
    expect(rotated.secret).not.toBe(secret);
    const hours = (Date.parse(rotated.previous_secret_until as string) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);

    const action = await service.api.runBulk([{ code: 'a', metadata: {} }]);
    const sent = () => receiver.of(action.id as string).find(({ path }) => path === '/rotated');
    await eventually('it came', () => sent() !== undefined);
    for (const good of [secret, rotated.secret as string]) {
      verifyReceived(sent() as ReceivedWebhook, good);
    }
  });

  it('changes what is named, and nothing else', async () => {
    const { id } = await webhooks.add(receiver.url, { custom_headers: { a: 'b' } });
    const before = await webhooks.get(id);
    const { body } = await webhooks.request('PATCH', `/${id}`, { events: ['async_action.done'] });

    expect(body).toEqual({
      ...before,
      events: ['async_action.done'],
      updated_at: body.updated_at,
    });
    const refused = await webhooks.request('PATCH', `/${id}`, { active: null });
    expect([refused.status, refused.body.details]).toEqual([
      400,
      'Property .active must be boolean',
    ]);
  });

  it('writes down each change, without paths, queries and values of headers', async () => {
    const { id } = await webhooks.add(`${receiver.url}/secret?token=1`, {
      custom_headers: { a: 'b' },
      events: ['async_action.done'],
    });
    await webhooks.request('PATCH', `/${id}`, { active: false });
    await webhooks.request('POST', `/${id}/rotate-secret`);
    expect((await webhooks.request('DELETE', `/${id}`)).status).toBe(204);

    const details = (active: boolean) =>
      JSON.stringify({
        target: receiver.url,
        events: ['async_action.done'],
        active,
        custom_headers: ['a'],
      });
    expect(await auditOf(id)).toEqual([
      ['webhook.created', details(true)],
      ['webhook.updated', details(false)],
      ['webhook.secret_rotated', details(false)],
      ['webhook.deleted', details(false)],
    ]);
    expect((await webhooks.request('GET', `/${id}`)).status).toBe(404);
  });

  it('knows nothing of webhooks of other projects', async () => {
    const { id } = await webhooks.add(receiver.url);
    const headers = { 'x-management-key': WEBHOOKS_HERE.MANAGEMENT_KEY };
    const other = await service.api.request('POST', '/management/v1/projects', {
      headers,
      json: { name: 'Other' },
    });
    const ask = (method: string, project: string, path: string, json?: object) =>
      service.api.request(method, `/management/v1/projects/${project}/webhooks${path}`, {
        headers,
        json,
      });

    for (const project of [other.body.id as string, 'proj_none']) {
      const answers = [
        await ask('GET', project, `/${id}`),
        await ask('PATCH', project, `/${id}`, { active: false }),
        await ask('POST', project, `/${id}/rotate-secret`),
        await ask('DELETE', project, `/${id}`),
        await ask('GET', project, `/${id}/send-outs`),
        await ask('POST', project, `/${id}/send-outs/whs_1/send-again`),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    }
    const unknown = await ask('POST', 'proj_none', '', { target_url: receiver.url });
    expect([unknown.status, unknown.body.resource_type]).toEqual([404, 'project']);
    expect((await webhooks.get(id)).active).toBe(true);
  });

  it('lists send-outs page by page and by status', async () => {
    const { id } = await webhooks.add(receiver.url);
    const ids: string[] = [];
    for (let job = 0; job < 3; job += 1) {
      ids.unshift((await service.api.runBulk([{ code: 'a', metadata: {} }])).id as string);
    }
    await eventually('all are sent', async () => {
      return (await webhooks.sendOuts(id, '&status=SUCCEEDED')).length === 3;
    });
    const page = async (query: string) =>
      (await webhooks.request('GET', `/${id}/send-outs?${query}`)).body;
    const entities = (list: { data: { entity_id: string }[] }) =>
      list.data.map(({ entity_id }) => entity_id);

    const first = await page('limit=2');
    expect([first.has_more, entities(first)]).toEqual([true, ids.slice(0, 2)]);
    const second = await page(`limit=2&starting_after_id=${first.more_starting_after}`);
    expect([second.has_more, entities(second)]).toEqual([false, ids.slice(2)]);
    expect(entities(await page('status=FAILED'))).toEqual([]);
    const wrong = await page('status=LOST');
    expect(wrong.details).toMatch(/^Property \.status must be equal to one of/);
  });

  it('is counted for Prometheus', async () => {
    const text = await service.api.request('GET', '/metrics', {
      headers: { 'x-management-key': WEBHOOKS_HERE.MANAGEMENT_KEY },
    });

    expect(text.body).toMatch(/vouchsafe_webhook_tries_total\{outcome="received"\} [1-9]/);
    expect(text.body).toContain('vouchsafe_webhook_tries_total{outcome="failed"} 0');
    expect(text.body).toMatch(/vouchsafe_webhook_send_outs_waiting \d/);
    expect(text.body).toMatch(/vouchsafe_webhook_oldest_wait_seconds \d/);
    expect(text.body).toContain('vouchsafe_webhooks_disabled 0');
  });

  it('is done with the command line as well', async () => {
    const events = ['--event', 'async_action.done', '--event', 'async_action.failed'];
    const header = ['--header', 'x-tenant: shop: a'];
    const made = cliJson('add', '--url', `${receiver.url}/cli`, ...events, ...header);
    noteSecret(made.secret as string);
    expect(made).toMatchObject({
      events: [events[1], events[3]],
      custom_header_names: ['x-tenant'],
    });
    expect(cliJson('list')).toContainEqual(cliJson('show', made.id));
    expect(cliJson('show', made.id)).toMatchObject({ id: made.id, active: true });
    expect(cliJson('off', made.id)).toMatchObject({ active: false });
    expect(cliJson('on', made.id)).toMatchObject({ active: true });
    const rotated = cliJson('rotate', made.id);
    noteSecret(rotated.secret as string);
    expect(rotated.secret).not.toBe(made.secret);

    await service.api.runBulk([{ code: 'a', metadata: {} }]);
    const sent = () => receiver.received.filter(({ path }) => path === '/cli');
    await eventually('it came', () => sent().length === 1);
    expect(sent()[0]?.headers['x-tenant']).toBe('shop: a');
    const [sendOut] = cliJson('send-outs', made.id);
    cliJson('send-again', sendOut.id, '--webhook', made.id);
    await eventually('it came again', () => sent().length === 2);

    expect(cli('remove', made.id).status).toBe(0);
    expect(cli('show', made.id)).toMatchObject({ status: 3 });
  });

  it.each([
    [['add']],
    [['nonsense']],
    [['show']],
    [['send-again', 'whs_1']],
    [['add', '--url', 'http://shop.example', '--header', 'none']],
  ])('explains the command line after %j', (parameters) => {
    const result = cli(...parameters);

    expect(result.status).toBe(2);
    expect(result.stderr).toContain('Usage: vouchsafe');
  });
});
