import { TypeormActionStore } from '../../../src/async-actions/storage/typeorm-action-store.js';
import type { ActionEnd } from '../../../src/async-actions/storage/action-store.js';
import type { LeasedSendOut } from '../../../src/webhooks/storage/send-out-store.js';
import { TypeormSendOutStore } from '../../../src/webhooks/storage/typeorm-send-out-store.js';
import { TypeormWebhookStore } from '../../../src/webhooks/storage/typeorm-webhook-store.js';
import type { Webhook } from '../../../src/webhooks/webhook.js';
import { aNewAction, anEnd } from '../../factories/actions.js';
import { aWebhook } from '../../factories/webhooks.js';
import type { OpenDatabase } from '../databases/open-database.js';

/** When actions end here, where nothing else is said. */
export const ENDED_AT = 1_800_000_000_000;
/** How long workers lease here. */
export const LEASE_MS = 20_000;

/** The stores of webhooks on a database of their own, and what tests do with them. */
export type SendOuts = Awaited<ReturnType<typeof openSendOuts>>;

export async function openSendOuts(open: () => Promise<OpenDatabase>) {
  const opened = await open();
  const { database } = opened;
  const webhooks = new TypeormWebhookStore(database);
  const store = new TypeormSendOutStore(database);
  const actions = new TypeormActionStore(database);
  const inside: OpenDatabase['database']['transactions']['run'] = (work) =>
    database.transactions.run(work);
  return {
    database,
    dispose: () => opened.dispose(),
    webhooks,
    store,
    actions,
    inside,

    async add(fields: Partial<Webhook> = {}): Promise<Webhook> {
      const webhook = aWebhook(fields);
      await inside((tx) => webhooks.insert(tx, webhook));
      return webhook;
    },

    /** Ends an action of the project and returns its id. */
    async end(projectId: string, how: Partial<ActionEnd> = {}): Promise<string> {
      const action = aNewAction({ projectId });
      await inside(async (tx) => {
        await actions.insert(tx, action);
        await actions.end(tx, action.id, anEnd({ finishedAt: ENDED_AT, ...how }));
      });
      return action.id;
    },

    lease: ({ id }: Webhook, nowMs = ENDED_AT, limit = 10) =>
      inside((tx) => store.lease(tx, id, { nowMs, leaseEnd: nowMs + LEASE_MS }, limit)),

    settle: (sendOut: LeasedSendOut, change: object) =>
      inside((tx) => store.settle(tx, sendOut, change)),

    /** The newest first. */
    list: ({ id: webhookId }: Webhook) => store.list({ webhookId, limit: 100 }),
  };
}

/** The actions of send-outs. */
export const actionsOf = (found: readonly { actionId: string }[]) =>
  found.map(({ actionId }) => actionId);
