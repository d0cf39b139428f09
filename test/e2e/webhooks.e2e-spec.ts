import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newVouchers } from '../factories/bulk-items.js';
import { eventually } from '../support/eventually.js';
import { Service } from '../support/service/service.js';
import { verifyReceived, WebhookReceiver } from '../support/http/webhook-receiver.js';
import { WEBHOOKS_HERE, WebhooksClient } from '../support/http/webhooks-client.js';

describe('a webhook', () => {
  let service: Service;
  let receiver: WebhookReceiver;
  let webhooks: WebhooksClient;

  beforeAll(async () => {
    service = await Service.start({ env: WEBHOOKS_HERE });
    receiver = await WebhookReceiver.start();
    webhooks = await WebhooksClient.ofFirstProject(service.api);
    await service.api.importVouchers(newVouchers(3));
  });

  afterAll(async () => {
    await service.dispose();
    await receiver.dispose();
  });

  afterEach(async () => {
    receiver.answerWith();
    for (const { id } of (await webhooks.request('GET')).body) {
      await webhooks.request('DELETE', `/${id}`);
    }
  });

  const run = (code = 'code-000000', metadata = {}) => service.api.runBulk([{ code, metadata }]);
  const received = async (actionId: string, count = 1) => {
    await eventually(`${count} came`, () => receiver.of(actionId).length >= count);
    return receiver.of(actionId);
  };
  const sendOutIn = async (id: string, status: string) => {
    await eventually(`it is ${status}`, async () => {
      return (await webhooks.sendOuts(id))[0]?.status === status;
    });
    return (await webhooks.sendOuts(id))[0];
  };

  it('hears of a job that is done, in the envelope of the public API', async () => {
    const webhook = await webhooks.add(`${receiver.url}/hooks?shop=1`);
    const action = await run();
    const [sent] = await received(action.id as string);

    const sendOut = await sendOutIn(webhook.id, 'SUCCEEDED');
    expect(sent?.path).toBe('/hooks?shop=1');
    expect(sent?.text).toBe(JSON.stringify(sent?.body));
    expect(sent?.body).toEqual({
      id: sendOut.id,
      project_id: webhooks.projectId,
      created_at: action.updated_at,
      type: 'async_action.done',
      data: { async_action: action },
      source: { id: webhook.id, object: 'webhook', target_url: `${receiver.url}/hooks?shop=1` },
      event: {
        id: (action.id as string).replace('aa_', 'evaa_'),
        type: 'async_action.done',
        created_at: action.updated_at,
        entity_id: action.id,
        group_id: action.request_id,
        event_source: { channel: 'API', api_key: { name: 'First key', app_id: 'test-app-id' } },
      },
    });
    expect(sendOut).toMatchObject({
      failures: 0,
      answer_status: 204,
      answer_body: '',
      error: null,
    });
  });

  it('is signed as the public API and as Standard Webhooks sign', async () => {
    const { secret } = await webhooks.add(receiver.url, { custom_headers: { 'X-Tenant': 'shop' } });
    const [sent] = await received((await run()).id as string);
    if (sent === undefined) throw new Error('Nothing came');

    expect(sent.headers).toMatchObject({
      'content-type': 'application/json',
      'x-tenant': 'shop',
      'webhook-id': sent.body.id,
      'x-voucherify-signature': createHmac('sha256', secret).update(sent.text).digest('hex'),
    });
    verifyReceived(sent, secret);
  });

  it('hears of a job that is cancelled, and of one that fails', async () => {
    await webhooks.add(receiver.url);
    await service.api.request('POST', '/v1/async-action-queue/pause');
    const { body } = await service.api.bulkUpdate([{ code: 'a', metadata: {} }]);
    const waiting = body.async_action_id as string;
    await service.api.request('POST', `/v1/async-actions/${waiting}/cancel`);
    await service.api.request('POST', '/v1/async-action-queue/resume');
    const rows = Array.from({ length: 3_000 }, (_, n) => ({ code: `no-${n}`, metadata: {} }));
    const stopped = await service.api.runBulk(
      rows,
      '/v1/vouchers/bulk/async?on_error=stop&max_failed_rows=0',
    );

    const [cancelled] = await received(waiting);
    expect(cancelled?.body.type).toBe('async_action.cancelled');
    expect(cancelled?.body.data.async_action.cancelled_at).toBeDefined();
    const [failed] = await received(stopped.id as string);
    expect(failed?.body.type).toBe('async_action.failed');
    expect(failed?.body.data.async_action.result).toMatchObject({
      failed_count: stopped.result.failed_count,
      errors: (stopped.result.errors as object[]).slice(0, 20),
      errors_listed: 20,
    });
  });

  it('hears of the events that it wants, and of nothing while it is off', async () => {
    const failures = await webhooks.add(receiver.url, { events: ['async_action.failed'] });
    const off = await webhooks.add(receiver.url, { active: false });
    const on = await webhooks.add(receiver.url);
    await received((await run()).id as string);

    expect(await webhooks.sendOuts(failures.id)).toEqual([]);
    expect(await webhooks.sendOuts(off.id)).toEqual([]);
    expect(await webhooks.sendOuts(on.id)).toHaveLength(1);
  });

  it('is tried again until it is answered with 2xx, each time with the same id and body', async () => {
    const { id } = await webhooks.add(receiver.url);
    let tries = 0;
    receiver.answerWith((response) => {
      tries += 1;
      response.writeHead(tries < 4 ? 503 : 200).end('x'.repeat(10_000));
    });
    const sent = await received((await run()).id as string, 4);

    const sendOut = await sendOutIn(id, 'SUCCEEDED');
    expect(sendOut).toMatchObject({ failures: 3, answer_status: 200, next_try_at: null });
    expect(sendOut.answer_body).toBe('x'.repeat(4_096));
    expect(new Set(sent.map(({ text }) => text)).size).toBe(1);
    expect(new Set(sent.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([sendOut.id]),
    );
  });

  it('is switched off after its first try and twelve retries, and goes on when it is switched on', async () => {
    const { id } = await webhooks.add(receiver.url);
    const healthy = async () => (await service.api.get('/health/ready')).body.disabled_webhooks;
    receiver.answerWith((response) => response.writeHead(500).end('broken'));
    const action = await run();

    await eventually('it is off', async () => !(await webhooks.get(id)).active);
    expect(receiver.of(action.id as string)).toHaveLength(13);
    expect((await webhooks.get(id)).disabled_at).not.toBeNull();
    expect(await healthy()).toBe(1);
    expect(service.log).toContain('Webhook switched off');
    const [entry] = await service.database.read<{ means: string; resource_id: string }>(
      "SELECT means, resource_id FROM audit_entries WHERE event = 'webhook.disabled'",
    );
    expect(entry).toEqual({ means: 'service', resource_id: id });
    const sendOut = await sendOutIn(id, 'FAILED');
    expect(sendOut).toMatchObject({
      failures: 13,
      answer_status: 500,
      answer_body: 'broken',
      error: 'The receiver answered 500',
    });

    receiver.answerWith();
    await webhooks.request('POST', `/${id}/send-outs/${sendOut.id}/send-again`);
    expect((await webhooks.sendOuts(id))[0]).toMatchObject({ status: 'PENDING', failures: 0 });
    const switchedOn = await webhooks.request('PATCH', `/${id}`, { active: true });
    expect(switchedOn.body).toMatchObject({ active: true, disabled_at: null });
    await sendOutIn(id, 'SUCCEEDED');
    expect(await healthy()).toBe(0);
  });

  it.each([
    ['redirects', 302, 'The receiver answered 302'],
    ['answers nothing but a status over 2xx', 418, 'The receiver answered 418'],
  ])('has failed when its receiver %s, and nobody follows', async (_, status, error) => {
    const other = await WebhookReceiver.start();
    const { id } = await webhooks.add(receiver.url);
    receiver.answerWith((response) => response.writeHead(status, { location: other.url }).end());
    await run();

    expect(await sendOutIn(id, 'FAILED')).toMatchObject({ answer_status: status, error });
    expect(other.received).toEqual([]);
    await other.dispose();
  });

  it('has failed when its receiver breaks off, and jobs go on meanwhile', async () => {
    const { id } = await webhooks.add(receiver.url);
    receiver.answerWith((response) => response.destroy());
    await run();

    expect(await sendOutIn(id, 'FAILED')).toMatchObject({
      answer_status: null,
      error: 'The receiver cannot be reached (ECONNRESET)',
    });
    expect(await run()).toMatchObject({ status: 'DONE' });
  });

  it('has failed when there is no answer within ten seconds, and holds up no other webhook', async () => {
    const slow = await webhooks.add(`${receiver.url}/slow`);
    const quick = await webhooks.add(`${receiver.url}/quick`);
    receiver.answerWith((response, { path }) => {
      if (path === '/quick') response.writeHead(200).end();
    });
    await run();
    await sendOutIn(quick.id, 'SUCCEEDED');

    await eventually('it has failed', async () => {
      return (await webhooks.sendOuts(slow.id))[0]?.failures > 0;
    });
    expect((await webhooks.sendOuts(slow.id))[0]).toMatchObject({
      status: 'PENDING',
      error: 'The receiver did not answer within 10 s',
    });
  });

  it('is received when its answer never ends', async () => {
    const { id } = await webhooks.add(receiver.url);
    receiver.answerWith((response) => {
      const drip = setInterval(() => response.write('x'.repeat(1_000)), 5);
      response.on('close', () => clearInterval(drip));
      response.writeHead(200);
    });
    await run();

    const { answer_body: body } = await sendOutIn(id, 'SUCCEEDED');
    expect(body).toBe('x'.repeat(4_096));
  });
});
