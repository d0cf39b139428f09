/** How many of the actions that ended last show how fast a project goes while none of it runs. */
const RECENT_ENDS = 20;

/**
 * The text that looks at actions, the same on both databases but for their lists. Its parameters are two lists of ids:
 * of actions that are returned however they stand, and of such that are returned once they have ended. Unfinished
 * ones come with what stands before them, which only indexes are read for, and with what says how long that takes.
 * @param columns of `action`, as they are returned
 * @param list rows with the column `value`, one for each entry of a parameter
 */
export function lookText(columns: string, list: string): string {
  return `WITH asked AS (
      SELECT value AS id, 1 AS is_followed FROM ${list}
      UNION ALL SELECT value, 0 FROM ${list}
    ),
    waiting AS (
      SELECT DISTINCT action.project_id FROM asked JOIN async_actions AS action ON action.id = asked.id
      WHERE asked.is_followed = 1 AND action.finished_at IS NULL AND action.status = 'ENQUEUED'
    ),
    queue AS (
      SELECT project_id, sequence, COUNT(*) OVER ahead AS actions, SUM(total_count) OVER ahead AS rows_in_all,
        COUNT(CASE WHEN total_count = 0 THEN 1 END) OVER ahead AS unknown
      FROM async_actions WHERE finished_at IS NULL AND project_id IN (SELECT project_id FROM waiting)
      WINDOW ahead AS (PARTITION BY project_id ORDER BY sequence ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    )
    SELECT ${columns},
      CAST(COALESCE(queue.actions, 0) AS double precision) AS "actionsAhead",
      CAST(COALESCE(queue.rows_in_all, 0) AS double precision) AS "rowsAhead",
      CAST(COALESCE(queue.unknown, 0) AS double precision) AS "unknownAhead",
      CAST(head.done_count + head.failed_count AS double precision) AS "headRows",
      CAST(head.done_count + head.failed_count - head.pace_rows AS double precision) AS "headPacedRows",
      CAST(head.updated_at - head.pace_since AS double precision) AS "headPacedMs",
      ${recent('done_count + failed_count - pace_rows')} AS "recentRows",
      ${recent('updated_at - pace_since')} AS "recentMs",
      CASE WHEN lease.paused_at IS NOT NULL OR EXISTS (
        SELECT 1 FROM async_actions AS paused
        WHERE paused.project_id = action.project_id AND paused.sequence <= action.sequence
          AND paused.paused_at IS NOT NULL AND paused.finished_at IS NULL
      ) THEN 1 ELSE 0 END AS "isHeld"
    FROM asked
    JOIN async_actions AS action ON action.id = asked.id
    LEFT JOIN queue ON queue.project_id = action.project_id AND queue.sequence = action.sequence
    LEFT JOIN async_actions AS head ON action.finished_at IS NULL AND head.project_id = action.project_id
      AND head.finished_at IS NULL AND head.sequence = (
        SELECT MIN(first.sequence) FROM async_actions AS first
        WHERE first.project_id = action.project_id AND first.finished_at IS NULL
      )
    LEFT JOIN project_leases AS lease ON lease.project_id = action.project_id
    WHERE asked.is_followed = 1 OR action.finished_at IS NOT NULL`;
}

/** A sum over the actions of the project that ended last and have a pace; only for one that has not ended. */
function recent(what: string): string {
  return `CASE WHEN action.finished_at IS NULL THEN CAST((
        SELECT SUM(${what}) FROM async_actions AS ended
        WHERE ended.project_id = action.project_id AND ended.end_place IS NOT NULL
          AND ended.end_place > (
            SELECT MAX(latest.end_place) FROM async_actions AS latest
            WHERE latest.project_id = action.project_id AND latest.end_place IS NOT NULL
          ) - ${RECENT_ENDS}
          AND ended.updated_at > ended.pace_since
      ) AS double precision) END`;
}
