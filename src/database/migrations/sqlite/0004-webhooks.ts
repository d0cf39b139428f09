import { forwardMigration } from '../forward-migration.js';

/** What happened to an action that has just ended. */
const EVENT = `CASE WHEN new.cancelled_at IS NOT NULL THEN 'async_action.cancelled'
    WHEN new.status = 'DONE' THEN 'async_action.done' ELSE 'async_action.failed' END`;

/**
 * A new id that sorts by time, as `sortableId` makes them: 42 bits of milliseconds since the start of that clock. The other
 * 30 bits are random here.
 */
const SEND_OUT_ID = `'whs_' || printf('%011x', (new.finished_at - 1462320000000) * 4 + (random() & 3))
      || printf('%07x', random() & 268435455)`;

/** Webhooks, and the events on their way to them. Whatever ends an action adds these in the same statement. */
export const Webhooks0004 = forwardMigration('Webhooks0000000000004', [
  `CREATE TABLE webhooks (
    id text PRIMARY KEY NOT NULL,
    project_id text NOT NULL,
    target_url text NOT NULL,
    events text NOT NULL,
    secret text NOT NULL,
    previous_secret text,
    previous_secret_until bigint,
    custom_headers text NOT NULL,
    active boolean NOT NULL,
    disabled_at bigint,
    created_at bigint NOT NULL,
    updated_at bigint
  )`,
  `CREATE INDEX webhooks_project ON webhooks (project_id, id)`,
  `CREATE TABLE webhook_send_outs (
    id text PRIMARY KEY NOT NULL,
    webhook_id text NOT NULL,
    project_id text NOT NULL,
    event text NOT NULL,
    action_id text NOT NULL,
    request_id text NOT NULL,
    app_id text NOT NULL,
    key_name text,
    created_at bigint NOT NULL,
    due_at bigint,
    failures integer NOT NULL,
    first_tried_at bigint,
    last_tried_at bigint,
    delivered_at bigint,
    answer_status integer,
    answer_body text,
    error text
  )`,
  `CREATE INDEX webhook_send_outs_webhook ON webhook_send_outs (webhook_id, id)`,
  `CREATE INDEX webhook_send_outs_due ON webhook_send_outs (webhook_id, due_at)
    WHERE due_at IS NOT NULL`,
  `CREATE TRIGGER async_actions_ended AFTER UPDATE OF finished_at ON async_actions
    WHEN old.finished_at IS NULL AND new.finished_at IS NOT NULL BEGIN
    INSERT INTO webhook_send_outs (id, webhook_id, project_id, event, action_id, request_id, app_id, key_name,
      created_at, due_at, failures)
    SELECT ${SEND_OUT_ID}, id, project_id, ${EVENT}, new.id, new.request_id, new.app_id, new.key_name,
      new.finished_at, new.finished_at, 0
    FROM webhooks
    WHERE project_id = new.project_id AND active AND instr(events, ${EVENT}) > 0;
  END`,
]);
