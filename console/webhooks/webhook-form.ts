import type { Schemas } from '../api/client.js';
import { texts } from './texts.js';

/** A webhook as operators see it. */
export type Webhook = Schemas['WebhookResponse'];

/** What a webhook can hear of. */
export const WEBHOOK_EVENTS = [
  'async_action.done',
  'async_action.failed',
  'async_action.cancelled',
] as const satisfies Webhook['events'];
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** A webhook as a person has filled it in. */
export interface WebhookForm {
  readonly target: string;
  readonly events: readonly WebhookEvent[];
  /** One a line. */
  readonly headers: string;
}

/** What the service is asked for, or in words what is wrong with a line of the headers. */
export type WebhookRequest =
  { readonly body: Schemas['CreateWebhookDto'] } | { readonly fault: string };

const HEADER = /^([^:\s]+):(.*)$/;

/** Reads the form. Without a line the headers are left out, so those that there are stay. */
export function webhookRequestOf({ target, events, headers }: WebhookForm): WebhookRequest {
  const lines = headers.split('\n').filter((line) => line.trim() !== '');
  const read: [name: string, value: string][] = [];
  for (const line of lines) {
    const [, name, value] = HEADER.exec(line.trim()) ?? [];
    if (name === undefined || value === undefined) return { fault: texts.noHeader(line.trim()) };
    read.push([name, value.trim()]);
  }
  const body = { target_url: target.trim(), events: [...events] };
  return {
    body: { ...body, ...(read.length > 0 && { custom_headers: Object.fromEntries(read) }) },
  };
}
