import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TypeormSendOutStore } from '../../src/webhooks/storage/typeorm-send-out-store.js';
import { randomAlphanumeric } from '../../src/ids/random-id.js';
import type { Webhook } from '../../src/webhooks/webhook.js';
import { TypeormWebhookStore } from '../../src/webhooks/storage/typeorm-webhook-store.js';
import { itemsFor } from '../factories/bulk-items.js';
import { aWebhook } from '../factories/webhooks.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

/** Whatever ends an action leaves word for the webhooks of its project, on every database. */
export function webhookOutboxContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the outbox of webhooks: ${name}`, () => {
    let service: BulkUpdates;
    let sendOuts: TypeormSendOutStore;
    /** Of a project of the test's own. */
    let webhook: Webhook;

    beforeAll(async () => {
      // Each action is logged.
      Logger.overrideLogger(false);
      service = await openBulkUpdates(open);
      sendOuts = new TypeormSendOutStore(service.database);
    });

    afterAll(async () => {
      await service.dispose();
      Logger.overrideLogger(['log', 'error', 'warn']);
    });

    beforeEach(async () => {
      webhook = aWebhook({ projectId: randomAlphanumeric(12) });
      const webhooks = new TypeormWebhookStore(service.database);
      await service.transactions.run((tx) => webhooks.insert(tx, webhook));
    });

    const work = () => service.workOff(webhook.projectId);
    const cancel = (id: string) => service.cancels.cancel(webhook.projectId, id);
    const kept = async () => {
      const found = await sendOuts.list({ webhookId: webhook.id, limit: 100 });
      return found.map(({ actionId, event }) => [actionId, event]);
    };

    it('has each action that came to its end, with rows that failed and without', async () => {
      await service.addVouchers(webhook.projectId, 1);
      const ids = [
        await service.submit(webhook.projectId, itemsFor(1)),
        await service.submit(webhook.projectId, itemsFor(2)),
      ];
      expect(await kept()).toEqual([]);
      await work();

      expect((await kept()).sort()).toEqual(ids.map((id) => [id, 'async_action.done']));
    });

    it('has an action that was stopped because its rows failed', async () => {
      const options = { on_error: 'stop', max_failed_rows: 0 };
      const id = await service.submit(webhook.projectId, itemsFor(2_100), { options });
      await work();

      expect(await kept()).toEqual([[id, 'async_action.failed']]);
    });

    it('has an action that failed as a whole', async () => {
      const id = await service.submit(webhook.projectId, itemsFor(1));
      const { lease, head } = await service.acquire(webhook.projectId);
      await service.finisher.fail(lease, head, 'It cannot go on');

      expect(await kept()).toEqual([[id, 'async_action.failed']]);
    });

    it('has an action that was cancelled while it waited', async () => {
      const id = await service.submit(webhook.projectId, itemsFor(1));
      await cancel(id);

      expect(await kept()).toEqual([[id, 'async_action.cancelled']]);
    });

    it('has an action that was cancelled between its chunks, with failed rows to gather', async () => {
      const id = await service.submit(webhook.projectId, itemsFor(2_100));
      const { lease, head } = await service.acquire(webhook.projectId);
      const chunk = await service.chunks.nextPending(head.id);
      if (chunk === null) throw new Error('Nothing to do');
      const prepared = await service.runner.prepare(head, chunk);
      await service.runner.run(lease, head, { chunk, preparation: { prepared } });
      await cancel(id);

      expect(await kept()).toEqual([[id, 'async_action.cancelled']]);
    });

    it('has nothing of an end whose worker has lost its lease', async () => {
      await service.submit(webhook.projectId, itemsFor(1));
      const { lease, head } = await service.acquire(webhook.projectId);
      const takenOver = { ...lease, fencingToken: lease.fencingToken - 1 };

      await expect(service.finisher.fail(takenOver, head, 'Too late')).rejects.toThrow();
      expect(await kept()).toEqual([]);
    });
  });
}
