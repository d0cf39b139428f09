import type { Statement } from '../../../../database/statement.js';
import { VERSION } from '../voucher-version.js';

/**
 * Writes the metadata of unique codes and counts their changes. Each row is found by its primary key, one
 * by one as the OFFSET demands, and written at its place. A row that has another version is left alone, one
 * that gets it meanwhile too: its place is another one then.
 */
export function writeMetadata(projectId: string, patches: string, nowMs: number): Statement {
  return {
    sql: `WITH patch AS MATERIALIZED (
        SELECT item ->> 0 AS code, item ->> 1 AS metadata, (item ->> 2)::integer AS changes,
          item ->> 3 AS version
        FROM jsonb_array_elements($1::jsonb) AS item
      )
      UPDATE vouchers SET
        metadata = target.metadata,
        updated_at = $2,
        revision = vouchers.revision + target.changes
      FROM (
        SELECT found.place, patch.metadata, patch.changes
        FROM patch CROSS JOIN LATERAL (
          SELECT ctid AS place FROM vouchers AS voucher
          WHERE project_id = $3 AND code = patch.code AND deleted_at IS NULL
            AND ${VERSION} = patch.version
          OFFSET 0
        ) AS found
      ) AS target
      WHERE vouchers.ctid = target.place`,
    parameters: [patches, nowMs, projectId],
  };
}
