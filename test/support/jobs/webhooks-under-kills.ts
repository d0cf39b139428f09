import { expect } from '@jest/globals';
import { codeOf } from '../../factories/bulk-items.js';
import type { ApiClient } from '../http/api-client.js';
import { eventually } from '../eventually.js';
import { verifyReceived, type WebhookReceiver } from '../http/webhook-receiver.js';
import type { WebhooksClient } from '../http/webhooks-client.js';

/** What a process that was killed had begun to send comes again when its lease has ended. */
const ALL_SENT_WITHIN_MS = 90_000;

/** Every seventh request is answered with a fault, each after some milliseconds. */
export function answerLikeTheInternet(receiver: WebhookReceiver): void {
  receiver.answerWith((response, { body }) => {
    const isFault = receiver.received.length % 7 === 0;
    const delayMs = 5 + (Number.parseInt((body.id as string).slice(-2), 16) % 30);
    setTimeout(() => response.writeHead(isFault ? 503 : 200).end(), delayMs);
  });
}

/** Sends small jobs one after the other and returns the ids of those that were accepted. */
export async function acceptJobs(
  count: number,
  apiOf: (job: number) => ApiClient,
): Promise<string[]> {
  const accepted: string[] = [];
  for (let job = 0; accepted.length < count; job += 1) {
    const items = [{ code: codeOf(job % 3), metadata: { job } }];
    // A process that is being killed answers nothing.
    const answer = await apiOf(job)
      .bulkUpdate(items)
      .catch(() => null);
    if (answer?.status === 202) accepted.push(answer.body.async_action_id as string);
    else await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return accepted;
}

/** Waits until the receiver has each of these jobs, and everything that it was sent is as it must be. */
export async function expectAllSent(
  accepted: readonly string[],
  receiver: WebhookReceiver,
  webhooks: WebhooksClient,
  webhook: { readonly id: string; readonly secret: string },
): Promise<void> {
  const missing = () => {
    const came = new Set(receiver.received.map(({ body }) => body.event.entity_id as string));
    return accepted.filter((id) => !came.has(id));
  };
  await eventually('each job is sent', () => missing().length === 0, ALL_SENT_WITHIN_MS);
  await eventually(
    'nothing waits',
    async () => (await webhooks.sendOuts(webhook.id, '&status=PENDING')).length === 0,
    ALL_SENT_WITHIN_MS,
  );
  expect(await webhooks.sendOuts(webhook.id, '&status=FAILED')).toEqual([]);
  const ids = new Map<string, string>();
  for (const sent of receiver.received) {
    verifyReceived(sent, webhook.secret);
    const { id, type, event } = sent.body;
    expect([type, ids.get(event.entity_id as string) ?? id]).toEqual(['async_action.done', id]);
    ids.set(event.entity_id as string, id as string);
  }
}
