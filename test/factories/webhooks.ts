import { randomAlphanumeric } from '../../src/ids/random-id.js';
import { WEBHOOK_EVENTS, type Webhook } from '../../src/webhooks/webhook.js';

/** A webhook that hears of everything. */
export function aWebhook(fields: Partial<Webhook> = {}): Webhook {
  return {
    id: `wh_${randomAlphanumeric(24)}`,
    projectId: 'proj_a',
    targetUrl: 'https://shop.example/hooks',
    events: WEBHOOK_EVENTS,
    secret: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
    previousSecret: null,
    previousSecretUntil: null,
    customHeaders: {},
    active: true,
    disabledAt: null,
    createdAt: 1_700_000_000_000,
    updatedAt: null,
    ...fields,
  };
}
