import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RedisServer } from '../../../scripts/support/redis-server.js';
import { newVouchers } from '../../factories/bulk-items.js';
import { describeWithRedis } from '../../support/machine/describe-with-redis.js';
import { Service } from '../../support/service/service.js';
import { WebhookReceiver } from '../../support/http/webhook-receiver.js';
import { WEBHOOKS_HERE, WebhooksClient } from '../../support/http/webhooks-client.js';
import {
  acceptJobs,
  answerLikeTheInternet,
  expectAllSent,
} from '../../support/jobs/webhooks-under-kills.js';

const START_TIMEOUT_MS = 180_000;
const JOBS = 200;
const ROLES = ['api', 'api', 'worker', 'worker'];

describeWithRedis('the webhooks of two processes that accept and two that work', () => {
  let redis: RedisServer;
  let receiver: WebhookReceiver;
  let services: Service[];

  beforeEach(async () => {
    redis = await RedisServer.start();
    receiver = await WebhookReceiver.start();
    services = [];
    for (const role of ROLES) services.push(await start(role, services[0]?.directory));
  }, START_TIMEOUT_MS);

  afterEach(async () => {
    for (const service of services.slice(1)) await service.stop('SIGKILL');
    await services[0]?.dispose();
    await receiver.dispose();
    await redis.dispose();
  });

  const start = (ROLE: string, directory?: string) =>
    Service.start({ directory, env: { ...WEBHOOKS_HERE, ROLE, REDIS_URL: redis.url } });
  const at = (index: number) => services[index] as Service;

  async function killAndStartAgain(index: number): Promise<void> {
    const { directory } = at(index);
    await at(index).stop('SIGKILL');
    services[index] = await start(ROLES[index] ?? '', directory);
  }

  it('come at least once for each of 200 jobs, though every process is killed', async () => {
    const webhooks = await WebhooksClient.ofFirstProject(at(0).api);
    await at(0).api.importVouchers(newVouchers(3));
    const webhook = await webhooks.add(receiver.url);
    answerLikeTheInternet(receiver);
    const accepted: string[] = [];
    const submit = async (count: number) =>
      accepted.push(...(await acceptJobs(count, (job) => at(job % 2).api)));
    for (const index of [2, 0, 3, 1]) {
      await submit(JOBS / 5);
      await Promise.all([submit(JOBS / 20), killAndStartAgain(index)]);
    }
    await submit(JOBS - accepted.length);

    expect(new Set(accepted).size).toBe(JOBS);
    const ofRunning = await WebhooksClient.ofFirstProject(at(0).api);
    await expectAllSent(accepted, receiver, ofRunning, webhook);
  }, 300_000);
});
