import type { Statement } from '../../../../database/statement.js';

/** The webhooks that are switched on and have a send-out that is due: a look into one index for each webhook. */
export function webhooksWithDue(nowMs: number, limit: number): Statement {
  return {
    sql: `SELECT id FROM webhooks
      WHERE active AND EXISTS (
        SELECT 1 FROM webhook_send_outs WHERE webhook_id = webhooks.id AND due_at <= ?
      )
      LIMIT ?`,
    parameters: [nowMs, limit],
  };
}

/** How many send-outs wait for webhooks that are switched on, and when the oldest of them was made. */
export function sendOutBacklog(): Statement {
  return {
    sql: `SELECT COUNT(*) AS "waiting", MIN(created_at) AS "oldestAt" FROM webhook_send_outs
      WHERE due_at IS NOT NULL AND webhook_id IN (SELECT id FROM webhooks WHERE active)`,
    parameters: [],
  };
}
