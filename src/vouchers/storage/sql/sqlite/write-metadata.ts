import type { Statement } from '../../../../database/statement.js';

/** Writes the metadata of unique codes and counts their changes; each row is found by its primary key. */
export function writeMetadata(projectId: string, patches: string, nowMs: number): Statement {
  return {
    sql: `WITH patch AS MATERIALIZED (
        SELECT value ->> 0 AS code, value ->> 1 AS metadata, value ->> 2 AS changes FROM json_each(?)
      )
      UPDATE vouchers SET
        metadata = patch.metadata,
        updated_at = ?,
        revision = vouchers.revision + patch.changes
      FROM patch
      WHERE vouchers.project_id = ? AND vouchers.code = patch.code`,
    parameters: [patches, nowMs, projectId],
  };
}
