import type { Statement } from '../../../../database/statement.js';
import { VERSION } from './voucher-version.js';

/**
 * Writes the metadata of unique codes and counts their changes; each row is found by its primary key and
 * left alone when it has another version. The plus keeps SQLite from an index on the versions of the
 * patches, for which it would walk the whole project.
 */
export function writeMetadata(projectId: string, patches: string, nowMs: number): Statement {
  return {
    sql: `UPDATE vouchers AS voucher SET
        metadata = patch.metadata,
        updated_at = ?,
        revision = voucher.revision + patch.changes
      FROM (
        WITH patch AS MATERIALIZED (
          SELECT value ->> 0 AS code, value ->> 1 AS metadata, value ->> 2 AS changes,
            value ->> 3 AS version
          FROM json_each(?)
        )
        SELECT * FROM patch
      ) AS patch
      WHERE voucher.project_id = ? AND voucher.code = patch.code
        AND voucher.deleted_at IS NULL AND ${VERSION} = +patch.version`,
    parameters: [nowMs, patches, projectId],
  };
}
