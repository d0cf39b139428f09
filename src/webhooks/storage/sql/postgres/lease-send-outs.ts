import type { Statement } from '../../../../database/statement.js';

/**
 * Moves the moment when the oldest due send-outs of a webhook are due again to the end of a lease; returns their ids.
 * Differs from SQLite because several workers ask at once, and because TypeORM returns the rows of a SELECT only.
 */
export function leaseSendOuts(
  webhookId: string,
  { nowMs, leaseEnd }: { readonly nowMs: number; readonly leaseEnd: number },
  limit: number,
): Statement {
  return {
    name: 'lease_send_outs',
    sql: `WITH due AS (
        SELECT id FROM webhook_send_outs
        WHERE webhook_id = $2 AND due_at <= $3
        ORDER BY due_at, id LIMIT $4
        FOR UPDATE SKIP LOCKED
      ), leased AS (
        UPDATE webhook_send_outs SET due_at = $1 FROM due
        WHERE webhook_send_outs.id = due.id
        RETURNING webhook_send_outs.id
      )
      SELECT id FROM leased`,
    parameters: [leaseEnd, webhookId, nowMs, limit],
  };
}
