import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newVouchers } from '../factories/bulk-items.js';
import { Service } from '../support/service/service.js';
import { WebhookReceiver } from '../support/http/webhook-receiver.js';
import { WEBHOOKS_HERE, WebhooksClient } from '../support/http/webhooks-client.js';
import {
  acceptJobs,
  answerLikeTheInternet,
  expectAllSent,
} from '../support/jobs/webhooks-under-kills.js';

const JOBS = 200;
const KILLS = [40, 80, 120, 160];

describe('the webhooks of a process that dies', () => {
  let service: Service;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    service = await Service.start({ env: WEBHOOKS_HERE });
    receiver = await WebhookReceiver.start();
  });

  afterAll(async () => {
    await service.dispose();
    await receiver.dispose();
  });

  it('come at least once for each of 200 jobs, though it is killed four times', async () => {
    const webhooks = await WebhooksClient.ofFirstProject(service.api);
    await service.api.importVouchers(newVouchers(3));
    const webhook = await webhooks.add(receiver.url);
    answerLikeTheInternet(receiver);
    const accepted: string[] = [];
    for (const until of [...KILLS, JOBS]) {
      const next = until - accepted.length;
      accepted.push(...(await acceptJobs(next, () => service.api)));
      if (until === JOBS) break;
      await service.stop('SIGKILL');
      service = await Service.start({ directory: service.directory, env: WEBHOOKS_HERE });
    }

    expect(new Set(accepted).size).toBe(JOBS);
    const ofRunning = await WebhooksClient.ofFirstProject(service.api);
    await expectAllSent(accepted, receiver, ofRunning, webhook);
  }, 240_000);

  it('are sent to their end when it is told to stop', async () => {
    const webhooks = await WebhooksClient.ofFirstProject(service.api);
    const { id } = await webhooks.add(`${receiver.url}/stop`);
    receiver.answerWith((response) => void setTimeout(() => response.writeHead(200).end(), 500));
    await service.api.runBulk([{ code: 'a', metadata: {} }]);
    const came = () => receiver.received.filter(({ path }) => path === '/stop');
    while (came().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));

    expect(await service.stop()).toBe(0);
    const [sendOut] = await service.database.read<{ due_at: unknown; answer_status: number }>(
      'SELECT due_at, answer_status FROM webhook_send_outs WHERE webhook_id = ?',
      [id],
    );
    expect(sendOut).toEqual({ due_at: null, answer_status: 200 });
    expect(came()).toHaveLength(1);
  });
});
