import type { Statement } from '../../../../database/statement.js';

/** Stored bytes by project; the projects after the `limit` largest become one row, without an id. */
export function largestProjects(limit: number): Statement {
  return {
    sql: `WITH placed AS (
        SELECT project_id, stored_bytes,
          ROW_NUMBER() OVER (ORDER BY stored_bytes DESC, project_id) AS place
        FROM project_quotas WHERE stored_bytes > 0
      )
      SELECT CASE WHEN place <= ? THEN project_id END AS "projectId",
        CAST(SUM(stored_bytes) AS bigint) AS "storedBytes"
      FROM placed GROUP BY 1`,
    parameters: [limit],
  };
}
