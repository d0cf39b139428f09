import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aNewAction, anEnd } from '../factories/actions.js';
import { countStatements, type OpenDatabase } from '../support/databases/open-database.js';
import { actionsOf, ENDED_AT, openSendOuts, type SendOuts } from '../support/jobs/send-outs.js';

/** What the trigger leaves for webhooks, on every database. */
export function sendOutTriggerContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the send-outs of the end of an action on ${name}`, () => {
    let opened: SendOuts;

    beforeAll(async () => {
      opened = await openSendOuts(open);
    });

    afterAll(() => opened.dispose());

    it('has one for each webhook of the project that is on and wants the event', async () => {
      const projectId = 'events';
      const wanted = await opened.add({ projectId });
      const others = [
        await opened.add({ projectId, events: ['async_action.failed', 'async_action.cancelled'] }),
        await opened.add({ projectId, active: false }),
        await opened.add({ projectId: 'other' }),
      ];
      const actionId = await opened.end(projectId);

      const [sendOut] = await opened.list(wanted);
      expect(sendOut).toMatchObject({
        webhookId: wanted.id,
        projectId,
        event: 'async_action.done',
        actionId,
        requestId: 'v-0123456789abcdef01',
        appId: 'app',
        keyName: 'App',
        createdAt: ENDED_AT,
        dueAt: ENDED_AT,
        failures: 0,
        deliveredAt: null,
      });
      expect(sendOut?.id).toMatch(/^whs_[0-9a-f]{18}$/);
      for (const other of others) expect(await opened.list(other)).toEqual([]);
    });

    it.each([
      ['async_action.done', anEnd()],
      ['async_action.done', anEnd({ operationStatus: 'FAILED' })],
      ['async_action.failed', anEnd({ status: 'FAILED', operationStatus: 'FAILED' })],
      ['async_action.cancelled', anEnd({ status: 'FAILED', cancelledAt: ENDED_AT })],
    ])('is for %s when the end is %j', async (event, how) => {
      const webhook = await opened.add({ projectId: 'ends' });
      const action = aNewAction({ projectId: 'ends' });
      await opened.inside(async (tx) => {
        await opened.actions.insert(tx, action);
        await opened.actions.end(tx, action.id, how);
      });

      expect((await opened.list(webhook)).map((one) => one.event)).toEqual([event]);
      await opened.inside((tx) => opened.webhooks.delete(tx, webhook.id));
    });

    it('has none of an end that is taken back, and one of an end that comes twice', async () => {
      const projectId = 'twice';
      const webhook = await opened.add({ projectId });
      const action = aNewAction({ projectId });
      await opened.inside((tx) => opened.actions.insert(tx, action));
      const lost = opened.inside(async (tx) => {
        await opened.actions.end(tx, action.id, anEnd());
        throw new Error('Taken back');
      });
      await expect(lost).rejects.toThrow('Taken back');
      expect(await opened.list(webhook)).toEqual([]);

      await opened.inside((tx) => opened.actions.end(tx, action.id, anEnd()));
      await opened.inside((tx) => opened.actions.end(tx, action.id, anEnd()));
      expect(actionsOf(await opened.list(webhook))).toEqual([action.id]);
    });

    it('costs an end no statement, with webhooks and without', async () => {
      await opened.add({ projectId: 'cost' });
      const statementsOf = async (projectId: string) => {
        const action = aNewAction({ projectId });
        await opened.inside((tx) => opened.actions.insert(tx, action));
        return countStatements(opened.database, (tx) => opened.actions.end(tx, action.id, anEnd()));
      };

      expect(await statementsOf('cost')).toBe(await statementsOf('without'));
    });
  });
}
