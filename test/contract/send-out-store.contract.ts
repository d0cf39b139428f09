import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TypeormActionStore } from '../../src/async-actions/storage/typeorm-action-store.js';
import type { LeasedSendOut } from '../../src/webhooks/storage/send-out-store.js';
import { TypeormSendOutStore } from '../../src/webhooks/storage/typeorm-send-out-store.js';
import { TypeormWebhookStore } from '../../src/webhooks/storage/typeorm-webhook-store.js';
import { statusOf, type Webhook } from '../../src/webhooks/webhook.js';
import { aNewAction, anEnd } from '../factories/actions.js';
import { aWebhook } from '../factories/webhooks.js';
import { countStatements, type OpenDatabase } from '../support/open-database.js';

const NOW = 1_800_000_000_000;
/** Before anything else that ends here. */
const LONG_AGO = 1_600_000_000_000;
const LEASE_MS = 20_000;

/** What every adapter of the stores of webhooks and of send-outs does, with the trigger behind it. */
export function sendOutStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the store of send-outs on ${name}`, () => {
    let opened: OpenDatabase;
    let webhooks: TypeormWebhookStore;
    let sendOuts: TypeormSendOutStore;
    let actions: TypeormActionStore;

    beforeAll(async () => {
      opened = await open();
      webhooks = new TypeormWebhookStore(opened.database);
      sendOuts = new TypeormSendOutStore(opened.database);
      actions = new TypeormActionStore(opened.database);
    });

    afterAll(() => opened.dispose());

    const inside: OpenDatabase['database']['transactions']['run'] = (work) =>
      opened.database.transactions.run(work);

    async function add(fields: Partial<Webhook> = {}): Promise<Webhook> {
      const webhook = aWebhook(fields);
      await inside((tx) => webhooks.insert(tx, webhook));
      return webhook;
    }
    /** Ends an action of the project and returns its id. */
    async function end(projectId: string, finishedAt = NOW): Promise<string> {
      const action = aNewAction({ projectId });
      await inside(async (tx) => {
        await actions.insert(tx, action);
        await actions.end(tx, action.id, anEnd({ finishedAt }));
      });
      return action.id;
    }
    const lease = ({ id }: Webhook, nowMs = NOW, limit = 10) =>
      inside((tx) => sendOuts.lease(tx, id, { nowMs, leaseEnd: nowMs + LEASE_MS }, limit));
    const idsOf = (found: readonly { actionId: string }[]) => found.map((one) => one.actionId);
    const list = ({ id: webhookId }: Webhook) => sendOuts.list({ webhookId, limit: 100 });
    const settle = (sendOut: LeasedSendOut, change: object) =>
      inside((tx) => sendOuts.settle(tx, sendOut, change));

    it('has one for each webhook of the project that is on and wants the event', async () => {
      const projectId = 'events';
      const wanted = await add({ projectId });
      const others = [
        await add({ projectId, events: ['async_action.failed', 'async_action.cancelled'] }),
        await add({ projectId, active: false }),
        await add({ projectId: 'other' }),
      ];
      const actionId = await end(projectId);

      const [sendOut] = await list(wanted);
      expect(sendOut).toMatchObject({
        webhookId: wanted.id,
        projectId,
        event: 'async_action.done',
        actionId,
        requestId: 'v-0123456789abcdef01',
        appId: 'app',
        keyName: 'App',
        createdAt: NOW,
        dueAt: NOW,
        failures: 0,
        deliveredAt: null,
      });
      expect(sendOut?.id).toMatch(/^whs_[0-9a-f]{18}$/);
      for (const other of others) expect(await list(other)).toEqual([]);
    });

    it.each([
      ['async_action.done', anEnd()],
      ['async_action.done', anEnd({ operationStatus: 'FAILED' })],
      ['async_action.failed', anEnd({ status: 'FAILED', operationStatus: 'FAILED' })],
      ['async_action.cancelled', anEnd({ status: 'FAILED', cancelledAt: NOW })],
    ])('is for %s when the end is %j', async (event, how) => {
      const webhook = await add({ projectId: 'ends' });
      const action = aNewAction({ projectId: 'ends' });
      await inside(async (tx) => {
        await actions.insert(tx, action);
        await actions.end(tx, action.id, how);
      });

      expect((await list(webhook)).map((one) => one.event)).toEqual([event]);
      await inside((tx) => webhooks.delete(tx, webhook.id));
    });

    it('has none of an end that is taken back, and one of an end that comes twice', async () => {
      const projectId = 'twice';
      const webhook = await add({ projectId });
      const action = aNewAction({ projectId });
      await inside((tx) => actions.insert(tx, action));
      const lost = inside(async (tx) => {
        await actions.end(tx, action.id, anEnd());
        throw new Error('Taken back');
      });
      await expect(lost).rejects.toThrow('Taken back');
      expect(await list(webhook)).toEqual([]);

      await inside((tx) => actions.end(tx, action.id, anEnd()));
      await inside((tx) => actions.end(tx, action.id, anEnd()));
      expect(idsOf(await list(webhook))).toEqual([action.id]);
    });

    it('costs an end no statement, with webhooks and without', async () => {
      await add({ projectId: 'cost' });
      const statementsOf = async (projectId: string) => {
        const action = aNewAction({ projectId });
        await inside((tx) => actions.insert(tx, action));
        return countStatements(opened.database, (tx) => actions.end(tx, action.id, anEnd()));
      };

      expect(await statementsOf('cost')).toBe(await statementsOf('without'));
    });

    it('leases the oldest first, each to one worker until its lease ends', async () => {
      const webhook = await add({ projectId: 'lease' });
      const [first, second, third] = [
        await end('lease', NOW - 2),
        await end('lease', NOW - 1),
        await end('lease', NOW + 1),
      ];

      expect(idsOf(await lease(webhook, NOW, 1))).toEqual([first]);
      expect(idsOf(await lease(webhook))).toEqual([second]);
      expect(await lease(webhook)).toEqual([]);
      expect(idsOf(await lease(webhook, NOW + LEASE_MS))).toEqual([third, first, second].sort());
    });

    it('leases no send-out to two workers that ask at once', async () => {
      const webhook = await add({ projectId: 'race' });
      for (let count = 0; count < 20; count += 1) await end('race');
      const asks = Array.from({ length: 10 }, () => lease(webhook, NOW, 4));
      const leased = (await Promise.all(asks)).flat().map(({ id }) => id);

      expect(new Set(leased).size).toBe(leased.length);
      expect(leased.length + (await lease(webhook, NOW, 20)).length).toBe(20);
    });

    it('lets only the holder of the lease note what came of a try', async () => {
      const webhook = await add({ projectId: 'settle' });
      await end('settle');
      const [late] = await lease(webhook);
      const [sendOut] = await lease(webhook, NOW + LEASE_MS);
      if (late === undefined || sendOut === undefined) throw new Error('Nothing was leased');
      const done = { dueAt: null, deliveredAt: NOW, answerStatus: 204, answerBody: '' };

      expect(await settle(late, { dueAt: null, failures: 1 })).toBe(false);
      expect(await settle(sendOut, done)).toBe(true);
      expect(await list(webhook)).toMatchObject([{ ...done, failures: 0 }]);
      expect(await lease(webhook, NOW + 10 * LEASE_MS)).toEqual([]);
    });

    it('sends again what is received, as if it had never been tried', async () => {
      const webhook = await add({ projectId: 'again' });
      await end('again');
      const [sendOut] = await lease(webhook);
      if (sendOut === undefined) throw new Error('Nothing was leased');
      await settle(sendOut, { dueAt: null, deliveredAt: NOW, failures: 3, firstTriedAt: NOW });
      const again = (id: string, of = webhook) =>
        inside((tx) => sendOuts.sendAgain(tx, of.id, id, NOW + 5));

      expect(await again(sendOut.id)).toMatchObject({
        id: sendOut.id,
        dueAt: NOW + 5,
        failures: 0,
        firstTriedAt: null,
      });
      expect(await again('whs_none')).toBeNull();
      expect(await again('a\0b')).toBeNull();
      expect(await again(sendOut.id, await add())).toBeNull();
      expect((await lease(webhook, NOW + 5)).map(({ id }) => id)).toEqual([sendOut.id]);
    });

    it('finds the webhooks with something due, and none that is off', async () => {
      const [due, off, later] = [
        await add({ projectId: 'due' }),
        await add({ projectId: 'due' }),
        await add({ projectId: 'due-later' }),
      ];
      await end('due');
      await end('due-later', NOW + 1);
      await inside((tx) => webhooks.update(tx, off.id, { active: false, disabledAt: NOW }));
      const found = async () => (await sendOuts.webhooksWithDue(NOW, 100)).sort();

      const ids = await found();
      expect(ids).toContain(due.id);
      expect(ids).not.toContain(off.id);
      expect(ids).not.toContain(later.id);
      expect(await webhooks.countDisabled()).toBe(1);

      await inside((tx) => webhooks.update(tx, off.id, { active: true, disabledAt: null }));
      expect(await found()).toContain(off.id);
    });

    it('lists by status, newest first, page by page', async () => {
      const webhook = await add({ projectId: 'list' });
      const ended = [
        await end('list', NOW - 2),
        await end('list', NOW - 1),
        await end('list', NOW),
      ];
      const [received, failed] = await lease(webhook, NOW, 2);
      if (received === undefined || failed === undefined) throw new Error('Nothing was leased');
      await settle(received, { dueAt: null, deliveredAt: NOW });
      await settle(failed, { dueAt: null, failures: 13 });
      const pageOf = (page: object) =>
        sendOuts.list({ webhookId: webhook.id, limit: 10, ...page }).then(idsOf);

      expect(await pageOf({})).toEqual([...ended].reverse());
      expect(await pageOf({ limit: 2 })).toEqual([ended[2], ended[1]]);
      expect(await pageOf({ startingAfterId: failed.id })).toEqual([ended[0]]);
      expect(await pageOf({ status: 'SUCCEEDED' })).toEqual([ended[0]]);
      expect(await pageOf({ status: 'FAILED' })).toEqual([ended[1]]);
      expect(await pageOf({ status: 'PENDING' })).toEqual([ended[2]]);
      expect((await list(webhook)).map(statusOf)).toEqual(['PENDING', 'FAILED', 'SUCCEEDED']);
    });

    it('counts what waits for webhooks that are on', async () => {
      const before = await sendOuts.backlog();
      const webhook = await add({ projectId: 'backlog' });
      await end('backlog', LONG_AGO);
      const { waiting, oldestAt } = await sendOuts.backlog();
      expect(waiting).toBe(before.waiting + 1);
      expect(oldestAt).toBe(LONG_AGO);

      await inside((tx) => webhooks.delete(tx, webhook.id));
      expect((await sendOuts.backlog()).waiting).toBe(before.waiting);
      expect(await webhooks.find('backlog', webhook.id)).toBeNull();
    });

    it('deletes what is older than a moment, so many at a time', async () => {
      const old = LONG_AGO - 90 * 24 * 3_600_000;
      const webhook = await add({ projectId: 'old' });
      for (const at of [old - 2, old - 1, old]) await end('old', at);
      const deleteBefore = (limit: number) => inside((tx) => sendOuts.deleteBefore(tx, old, limit));

      expect(await deleteBefore(1)).toBe(1);
      expect(await deleteBefore(10)).toBe(1);
      expect((await list(webhook)).map(({ createdAt }) => createdAt)).toEqual([old]);
    });
  });
}
