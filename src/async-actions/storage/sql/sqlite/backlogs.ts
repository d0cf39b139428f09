import type { Statement } from '../../../../database/statement.js';

/** Unfinished actions by project; the projects after the `limit` longest queues become one row, without an id. */
export function backlogs(limit: number): Statement {
  return {
    sql: `WITH project_queue AS (
        SELECT project_id, COUNT(*) AS actions, MIN(created_at) AS oldest_at,
          ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC, project_id) AS place
        FROM async_actions WHERE finished_at IS NULL GROUP BY project_id
      )
      SELECT CASE WHEN place <= ? THEN project_id END AS "projectId",
        CAST(SUM(actions) AS bigint) AS "actions", MIN(oldest_at) AS "oldestAt"
      FROM project_queue GROUP BY 1`,
    parameters: [limit],
  };
}
