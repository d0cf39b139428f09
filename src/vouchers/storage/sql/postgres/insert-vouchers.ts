import type { Statement } from '../../../../database/statement.js';

/**
 * Adds the vouchers of a chunk whose codes are free. One that rows of the same chunk have changed since counts these
 * changes.
 */
export function insertVouchers(projectId: string, items: string, nowMs: number): Statement {
  return {
    name: 'insert_vouchers',
    sql: `INSERT INTO vouchers (project_id, code, id, type, definition, metadata, active, category, campaign,
        start_date, expiration_date, created_at, updated_at, revision)
      WITH item AS MATERIALIZED (
        SELECT value ->> 1 AS code, value -> 2 AS voucher
        FROM json_array_elements($1::json) AS value
        WHERE json_array_length(value) = 3
      )
      SELECT $2, code, voucher ->> 'id', voucher ->> 'type', voucher ->> 'definition',
        voucher ->> 'metadata', (voucher ->> 'active')::boolean, voucher ->> 'category',
        voucher ->> 'campaign',
        (voucher ->> 'startDate')::bigint, (voucher ->> 'expirationDate')::bigint, $3::bigint,
        CASE WHEN (voucher ->> 'changes')::integer > 0 THEN $3::bigint END,
        COALESCE((voucher ->> 'changes')::integer, 0)
      FROM item
      ON CONFLICT (project_id, code) DO NOTHING`,
    parameters: [items, projectId, nowMs],
  };
}

/** The ids of the vouchers of a chunk that {@link insertVouchers} has added, looked for one by one. */
export function findAdded(projectId: string, items: string): Statement {
  return {
    sql: `WITH item AS MATERIALIZED (
        SELECT (value ->> 1) COLLATE "C" AS code, value -> 2 ->> 'id' AS id
        FROM json_array_elements($1::json) AS value
        WHERE json_array_length(value) = 3
      )
      SELECT voucher.id AS "id"
      FROM item CROSS JOIN LATERAL (
        SELECT id FROM vouchers WHERE project_id = $2 AND code = item.code LIMIT 1
      ) AS voucher
      WHERE voucher.id = item.id`,
    parameters: [items, projectId],
  };
}
