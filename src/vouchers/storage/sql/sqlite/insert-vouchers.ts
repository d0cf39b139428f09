import type { Statement } from '../../../../database/statement.js';

/**
 * Adds the vouchers of a chunk whose codes are free. One that rows of the same chunk have changed since counts these
 * changes.
 */
export function insertVouchers(projectId: string, items: string, nowMs: number): Statement {
  return {
    sql: `INSERT INTO vouchers (project_id, code, id, type, definition, metadata, active, category, campaign,
        start_date, expiration_date, created_at, updated_at, revision)
      WITH item AS MATERIALIZED (
        SELECT value ->> 1 AS code, value -> 2 AS voucher FROM json_each(?)
        WHERE json_array_length(value) = 3
      )
      SELECT ?, code, voucher ->> 'id', voucher ->> 'type', voucher ->> 'definition',
        voucher ->> 'metadata', voucher ->> 'active', voucher ->> 'category',
        voucher ->> 'campaign',
        voucher ->> 'startDate', voucher ->> 'expirationDate', ?,
        iif(voucher ->> 'changes' > 0, ?, NULL), COALESCE(voucher ->> 'changes', 0)
      FROM item WHERE true
      ON CONFLICT (project_id, code) DO NOTHING`,
    parameters: [items, projectId, nowMs, nowMs],
  };
}

/** The ids of the vouchers of a chunk that {@link insertVouchers} has added. */
export function findAdded(projectId: string, items: string): Statement {
  return {
    sql: `SELECT voucher.id AS "id"
      FROM json_each(?) AS item CROSS JOIN vouchers AS voucher
        ON voucher.project_id = ? AND voucher.code = item.value ->> 1
      WHERE json_array_length(item.value) = 3 AND voucher.id = item.value -> 2 ->> 'id'`,
    parameters: [items, projectId],
  };
}
