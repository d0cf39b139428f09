import { decodableJson } from '../../../../database/postgres/decodable-json.js';
import type { Statement } from '../../../../database/statement.js';

/**
 * Codes and metadata of the chunk's vouchers as one JSON text. Looks for them one by one, as the lock inside
 * of the join demands, so no plan walks the project; and in the order of codes, so that two who lock the
 * same vouchers wait for each other and do not meet crosswise. Rejected rows are looked up too: their report says whether the voucher exists. A code
 * that cannot be kept as sent meets none that was.
 */
export function readMetadata(projectId: string, items: string): Statement {
  return {
    sql: `WITH wanted AS MATERIALIZED (
        SELECT DISTINCT (${decodableJson('item::text')} ->> 1) COLLATE "C" AS code
        FROM json_array_elements($1::json) AS item ORDER BY code
      )
      SELECT COALESCE(json_agg(json_build_array(voucher.code, voucher.metadata)), '[]')::text AS "vouchers"
      FROM wanted CROSS JOIN LATERAL (
        SELECT code, metadata FROM vouchers
        WHERE project_id = $2 AND code = wanted.code AND deleted_at IS NULL
        FOR UPDATE
      ) AS voucher`,
    parameters: [items, projectId],
  };
}
