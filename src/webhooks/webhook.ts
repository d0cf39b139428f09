/** What a webhook can be sent for: the three ends of an async action. */
export const WEBHOOK_EVENTS = [
  'async_action.done',
  'async_action.failed',
  'async_action.cancelled',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What a project has beside its other webhooks at most. */
export const MAX_WEBHOOKS = 20;

/** Where a project wants to hear of its async actions. Times are Unix milliseconds. */
export interface Webhook {
  readonly id: string;
  readonly projectId: string;
  /** `http:` or `https:`, without credentials. */
  readonly targetUrl: string;
  readonly events: readonly WebhookEvent[];
  readonly secret: string;
  /** Signs beside the new one until `previousSecretUntil`. */
  readonly previousSecret: string | null;
  readonly previousSecretUntil: number | null;
  /** Sent with each event; their values can be secrets. */
  readonly customHeaders: Readonly<Record<string, string>>;
  /** Whether new events are kept for it and sent. */
  readonly active: boolean;
  /** When the service switched it off because a send-out failed for good; null when it did not. */
  readonly disabledAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number | null;
}

/** What becomes of a send-out: it waits for its next try, was answered with 2xx, or had its last try. */
export const SEND_OUT_STATUSES = ['PENDING', 'SUCCEEDED', 'FAILED'] as const;
export type SendOutStatus = (typeof SEND_OUT_STATUSES)[number];

/** One event on its way to one webhook. Times are Unix milliseconds. */
export interface SendOut {
  /** Stays the same over all tries. */
  readonly id: string;
  readonly webhookId: string;
  readonly projectId: string;
  readonly event: WebhookEvent;
  readonly actionId: string;
  /** Of the bulk request, as are the key and its name. */
  readonly requestId: string;
  readonly appId: string;
  readonly keyName: string | null;
  readonly createdAt: number;
  /** When the next try is due; while a worker tries, when its lease ends; null when there is no further try. */
  readonly dueAt: number | null;
  /** Failed tries since the beginning, or since it was sent again by hand. */
  readonly failures: number;
  readonly firstTriedAt: number | null;
  readonly lastTriedAt: number | null;
  readonly deliveredAt: number | null;
  readonly answerStatus: number | null;
  /** The beginning of the last answer. */
  readonly answerBody: string | null;
  /** Why the last try failed. */
  readonly error: string | null;
}

/** The id of the event, the same for every webhook that it is sent to: an action ends once. */
export function eventIdOf({ actionId }: Pick<SendOut, 'actionId'>): string {
  return actionId.replace('aa_', 'evaa_');
}

/** The status of a send-out. One that is sent again by hand waits, whatever became of it before. */
export function statusOf({ dueAt, deliveredAt }: SendOut): SendOutStatus {
  if (dueAt !== null) return 'PENDING';
  return deliveredAt === null ? 'FAILED' : 'SUCCEEDED';
}
