import type { Statement } from '../../../../database/statement.js';

/**
 * Adds the vouchers of a chunk whose codes are free and returns the ids of those that it added. One that rows of the
 * same chunk have changed since counts these changes.
 */
export function insertVouchers(projectId: string, items: string, nowMs: number): Statement {
  return {
    name: 'insert_vouchers',
    sql: `WITH item AS MATERIALIZED (
        SELECT value ->> 1 AS code, value -> 2 AS voucher
        FROM json_array_elements($1::json) AS value
        WHERE json_array_length(value) = 3
      )
      INSERT INTO vouchers (project_id, code, id, type, definition, metadata, active, category, campaign,
        start_date, expiration_date, created_at, updated_at, revision)
      SELECT $2, code, voucher ->> 'id', voucher ->> 'type', voucher ->> 'definition',
        voucher ->> 'metadata', (voucher ->> 'active')::boolean, voucher ->> 'category',
        voucher ->> 'campaign',
        (voucher ->> 'startDate')::bigint, (voucher ->> 'expirationDate')::bigint, $3::bigint,
        CASE WHEN (voucher ->> 'changes')::integer > 0 THEN $3::bigint END,
        COALESCE((voucher ->> 'changes')::integer, 0)
      FROM item
      ON CONFLICT (project_id, code) DO NOTHING
      RETURNING id AS "id"`,
    parameters: [items, projectId, nowMs],
  };
}
