/** What happens so often that it is counted: an entry of it stands for all that was the same in a minute. */
export const COUNTED_EVENTS = [
  'login.failed',
  'login.blocked',
  'access.refused',
  'report.downloaded',
  'export.downloaded',
  'management.read',
] as const;
export type CountedEvent = (typeof COUNTED_EVENTS)[number];

/** What can have happened. An event is the thing and what was done to it. */
export const AUDIT_EVENTS = [
  ...COUNTED_EVENTS,
  'project.created',
  'project.limited',
  'key.created',
  'key.rotated',
  'key.revoked',
  'sign_in_code.created',
  'sign_in_code.used',
  'oauth_token.issued',
  'oauth_token.revoked',
  'voucher.created',
  'voucher.updated',
  'voucher.binned',
  'voucher.deleted',
  'metadata_schema.created',
  'metadata_schema.updated',
  'metadata_schema.deleted',
  'bulk_request.accepted',
  'async_action.cancelled',
  'async_action.paused',
  'async_action.resumed',
  'async_action_queue.paused',
  'async_action_queue.resumed',
  'export.created',
  'export.deleted',
  'webhook.created',
  'webhook.updated',
  'webhook.deleted',
  'webhook.secret_rotated',
  'webhook.disabled',
  'webhook_send_out.sent_again',
] as const;
export type AuditEvent = (typeof AUDIT_EVENTS)[number];

/** How somebody came in: with a key, a bearer token, the management key, or not; or it was the service itself. */
export const AUDIT_MEANS = ['key', 'token', 'management', 'service', 'none'] as const;
export type AuditMeans = (typeof AUDIT_MEANS)[number];

/** Who does what is being done now, and from where. */
export interface Actor {
  readonly means: AuditMeans;
  readonly appId: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
}

/** More about an event. Never a secret. */
export type AuditDetails = Readonly<Record<string, unknown>>;

/** One line of the audit trail. It never holds a secret: tokens appear by the key that they belong to. */
export interface AuditEntry extends Actor {
  /** Entries sort by id in the order in which they were made. */
  readonly id: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** Null where no project is concerned. */
  readonly projectId: string | null;
  readonly event: AuditEvent;
  /** The code, action, schema, key or project that the event is about. */
  readonly resourceId: string | null;
  /** What it allowed, such as the scopes of a new key; null for most events. */
  readonly details: AuditDetails | null;
  /** How often it happened since the entry before; over 1 only for events that are counted. */
  readonly count: number;
}
