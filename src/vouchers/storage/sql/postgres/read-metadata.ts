import { decodableJson } from '../../../../database/postgres/decodable-json.js';
import type { Statement } from '../../../../database/statement.js';

/**
 * Codes and metadata of the chunk's vouchers as one JSON text. Locks them in the order of codes, the same
 * for every chunk. Rejected rows are looked up too: their report says whether the voucher exists. A code
 * that cannot be kept as sent meets none that was.
 */
export function readMetadata(projectId: string, items: string): Statement {
  return {
    sql: `WITH wanted AS MATERIALIZED (
        SELECT DISTINCT (${decodableJson('item::text')} ->> 1) COLLATE "C" AS code
        FROM json_array_elements($1::json) AS item
      ),
      locked AS MATERIALIZED (
        SELECT voucher.code, voucher.metadata
        FROM wanted JOIN vouchers AS voucher
          ON voucher.project_id = $2 AND voucher.code = wanted.code
        WHERE voucher.deleted_at IS NULL
        ORDER BY voucher.code FOR UPDATE OF voucher
      )
      SELECT COALESCE(json_agg(json_build_array(code, metadata)), '[]')::text AS "vouchers" FROM locked`,
    parameters: [items, projectId],
  };
}
