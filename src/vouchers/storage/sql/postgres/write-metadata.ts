import type { Statement } from '../../../../database/statement.js';

/** Writes the metadata of unique codes and counts their changes; each row is found by its primary key. */
export function writeMetadata(projectId: string, patches: string, nowMs: number): Statement {
  return {
    sql: `WITH patch AS MATERIALIZED (
        SELECT item ->> 0 AS code, item ->> 1 AS metadata, (item ->> 2)::integer AS changes
        FROM json_array_elements($1::json) AS item
      )
      UPDATE vouchers SET
        metadata = patch.metadata,
        updated_at = $2,
        revision = vouchers.revision + patch.changes
      FROM patch
      WHERE vouchers.project_id = $3 AND vouchers.code = patch.code`,
    parameters: [patches, nowMs, projectId],
  };
}
