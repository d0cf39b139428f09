import type { Statement } from '../../../../database/statement.js';

/**
 * Writes the metadata of unique codes and counts their changes. Each row is found by its primary key, one
 * by one as the lock inside of the join demands, and written at its place.
 */
export function writeMetadata(projectId: string, patches: string, nowMs: number): Statement {
  return {
    sql: `WITH patch AS MATERIALIZED (
        SELECT item ->> 0 AS code, item ->> 1 AS metadata, (item ->> 2)::integer AS changes
        FROM json_array_elements($1::json) AS item
      )
      UPDATE vouchers SET
        metadata = target.metadata,
        updated_at = $2,
        revision = vouchers.revision + target.changes
      FROM (
        SELECT voucher.place, patch.metadata, patch.changes
        FROM patch CROSS JOIN LATERAL (
          SELECT ctid AS place FROM vouchers
          WHERE project_id = $3 AND code = patch.code
          FOR UPDATE
        ) AS voucher
      ) AS target
      WHERE vouchers.ctid = target.place`,
    parameters: [patches, nowMs, projectId],
  };
}
