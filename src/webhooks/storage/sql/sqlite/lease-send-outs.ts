import type { Statement } from '../../../../database/statement.js';

/** Moves the moment when the oldest due send-outs of a webhook are due again to the end of a lease; returns their ids. */
export function leaseSendOuts(
  webhookId: string,
  { nowMs, leaseEnd }: { readonly nowMs: number; readonly leaseEnd: number },
  limit: number,
): Statement {
  return {
    sql: `WITH due AS MATERIALIZED (
        SELECT id FROM webhook_send_outs
        WHERE webhook_id = ? AND due_at <= ?
        ORDER BY due_at, id LIMIT ?
      )
      UPDATE webhook_send_outs SET due_at = ? WHERE id IN (SELECT id FROM due)
      RETURNING id`,
    parameters: [webhookId, nowMs, limit, leaseEnd],
  };
}
