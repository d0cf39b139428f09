import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statusOf } from '../../src/webhooks/webhook.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import {
  actionsOf,
  ENDED_AT,
  LEASE_MS,
  openSendOuts,
  type SendOuts,
} from '../support/jobs/send-outs.js';

/** Before anything else that ends here. */
const LONG_AGO = 1_600_000_000_000;

/** What every adapter of the stores of webhooks and of send-outs does. */
export function sendOutStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the store of send-outs on ${name}`, () => {
    let opened: SendOuts;

    beforeAll(async () => {
      opened = await openSendOuts(open);
    });

    afterAll(() => opened.dispose());

    it('leases the oldest first, each to one worker until its lease ends', async () => {
      const webhook = await opened.add({ projectId: 'lease' });
      const [first, second, third] = [
        await opened.end('lease', { finishedAt: ENDED_AT - 2 }),
        await opened.end('lease', { finishedAt: ENDED_AT - 1 }),
        await opened.end('lease', { finishedAt: ENDED_AT + 1 }),
      ];

      expect(actionsOf(await opened.lease(webhook, ENDED_AT, 1))).toEqual([first]);
      expect(actionsOf(await opened.lease(webhook))).toEqual([second]);
      expect(await opened.lease(webhook)).toEqual([]);
      expect(actionsOf(await opened.lease(webhook, ENDED_AT + LEASE_MS))).toEqual(
        [third, first, second].sort(),
      );
    });

    it('leases no send-out to two workers that ask at once', async () => {
      const webhook = await opened.add({ projectId: 'race' });
      for (let count = 0; count < 20; count += 1) await opened.end('race');
      const asks = Array.from({ length: 10 }, () => opened.lease(webhook, ENDED_AT, 4));
      const leased = (await Promise.all(asks)).flat().map(({ id }) => id);

      expect(new Set(leased).size).toBe(leased.length);
      expect(leased.length + (await opened.lease(webhook, ENDED_AT, 20)).length).toBe(20);
    });

    it('lets only the holder of the lease note what came of a try', async () => {
      const webhook = await opened.add({ projectId: 'settle' });
      await opened.end('settle');
      const [late] = await opened.lease(webhook);
      const [sendOut] = await opened.lease(webhook, ENDED_AT + LEASE_MS);
      if (late === undefined || sendOut === undefined) throw new Error('Nothing was leased');
      const done = { dueAt: null, deliveredAt: ENDED_AT, answerStatus: 204, answerBody: '' };

      expect(await opened.settle(late, { dueAt: null, failures: 1 })).toBe(false);
      expect(await opened.settle(sendOut, done)).toBe(true);
      expect(await opened.list(webhook)).toMatchObject([{ ...done, failures: 0 }]);
      expect(await opened.lease(webhook, ENDED_AT + 10 * LEASE_MS)).toEqual([]);
    });

    it('sends again what is received, as if it had never been tried', async () => {
      const webhook = await opened.add({ projectId: 'again' });
      await opened.end('again');
      const [sendOut] = await opened.lease(webhook);
      if (sendOut === undefined) throw new Error('Nothing was leased');
      await opened.settle(sendOut, {
        dueAt: null,
        deliveredAt: ENDED_AT,
        failures: 3,
        firstTriedAt: ENDED_AT,
      });
      const again = (id: string, of = webhook) =>
        opened.inside((tx) => opened.store.sendAgain(tx, of.id, id, ENDED_AT + 5));

      expect(await again(sendOut.id)).toMatchObject({
        id: sendOut.id,
        dueAt: ENDED_AT + 5,
        failures: 0,
        firstTriedAt: null,
      });
      expect(await again('whs_none')).toBeNull();
      expect(await again('a\0b')).toBeNull();
      expect(await again(sendOut.id, await opened.add())).toBeNull();
      expect((await opened.lease(webhook, ENDED_AT + 5)).map(({ id }) => id)).toEqual([sendOut.id]);
    });

    it('finds the webhooks with something due, and none that is off', async () => {
      const [due, off, later] = [
        await opened.add({ projectId: 'due' }),
        await opened.add({ projectId: 'due' }),
        await opened.add({ projectId: 'due-later' }),
      ];
      await opened.end('due');
      await opened.end('due-later', { finishedAt: ENDED_AT + 1 });
      await opened.inside((tx) =>
        opened.webhooks.update(tx, off.id, { active: false, disabledAt: ENDED_AT }),
      );
      const found = async () => (await opened.store.webhooksWithDue(ENDED_AT, 100)).sort();

      const ids = await found();
      expect(ids).toContain(due.id);
      expect(ids).not.toContain(off.id);
      expect(ids).not.toContain(later.id);
      expect(await opened.webhooks.countDisabled()).toBe(1);

      await opened.inside((tx) =>
        opened.webhooks.update(tx, off.id, { active: true, disabledAt: null }),
      );
      expect(await found()).toContain(off.id);
    });

    it('lists by status, newest first, page by page', async () => {
      const webhook = await opened.add({ projectId: 'list' });
      const ended = [
        await opened.end('list', { finishedAt: ENDED_AT - 2 }),
        await opened.end('list', { finishedAt: ENDED_AT - 1 }),
        await opened.end('list', { finishedAt: ENDED_AT }),
      ];
      const [received, failed] = await opened.lease(webhook, ENDED_AT, 2);
      if (received === undefined || failed === undefined) throw new Error('Nothing was leased');
      await opened.settle(received, { dueAt: null, deliveredAt: ENDED_AT });
      await opened.settle(failed, { dueAt: null, failures: 13 });
      const pageOf = (page: object) =>
        opened.store.list({ webhookId: webhook.id, limit: 10, ...page }).then(actionsOf);

      expect(await pageOf({})).toEqual([...ended].reverse());
      expect(await pageOf({ limit: 2 })).toEqual([ended[2], ended[1]]);
      expect(await pageOf({ startingAfterId: failed.id })).toEqual([ended[0]]);
      expect(await pageOf({ status: 'SUCCEEDED' })).toEqual([ended[0]]);
      expect(await pageOf({ status: 'FAILED' })).toEqual([ended[1]]);
      expect(await pageOf({ status: 'PENDING' })).toEqual([ended[2]]);
      expect((await opened.list(webhook)).map(statusOf)).toEqual([
        'PENDING',
        'FAILED',
        'SUCCEEDED',
      ]);
    });

    it('counts what waits for webhooks that are on', async () => {
      const before = await opened.store.backlog();
      const webhook = await opened.add({ projectId: 'backlog' });
      await opened.end('backlog', { finishedAt: LONG_AGO });
      const { waiting, oldestAt } = await opened.store.backlog();
      expect(waiting).toBe(before.waiting + 1);
      expect(oldestAt).toBe(LONG_AGO);

      await opened.inside((tx) => opened.webhooks.delete(tx, webhook.id));
      expect((await opened.store.backlog()).waiting).toBe(before.waiting);
      expect(await opened.webhooks.find('backlog', webhook.id)).toBeNull();
    });

    it('deletes what is older than a moment, so many at a time', async () => {
      const old = LONG_AGO - 90 * 24 * 3_600_000;
      const webhook = await opened.add({ projectId: 'old' });
      for (const at of [old - 2, old - 1, old]) await opened.end('old', { finishedAt: at });
      const deleteBefore = (limit: number) =>
        opened.inside((tx) => opened.store.deleteBefore(tx, old, limit));

      expect(await deleteBefore(1)).toBe(1);
      expect(await deleteBefore(10)).toBe(1);
      expect((await opened.list(webhook)).map(({ createdAt }) => createdAt)).toEqual([old]);
    });
  });
}
