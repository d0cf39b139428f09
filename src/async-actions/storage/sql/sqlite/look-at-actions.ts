import type { Statement } from '../../../../database/statement.js';
import { lookText } from '../look-text.js';

/** Looks at actions, see {@link lookText}. */
export function lookAtActions(
  columns: string,
  followed: readonly string[],
  awaited: readonly string[],
): Statement {
  const sql = lookText(columns, 'json_each(?)');
  return { sql, parameters: [JSON.stringify(followed), JSON.stringify(awaited)] };
}

/** Of each project the place of its last end, and the id of the action at the head of its queue. */
export function projectFronts(projectIds: readonly string[]): Statement {
  return {
    sql: `SELECT asked.value AS "projectId", (
        SELECT MAX(end_place) FROM async_actions
        WHERE project_id = asked.value AND end_place IS NOT NULL
      ) AS "lastPlace", (
        SELECT id FROM async_actions
        WHERE project_id = asked.value AND finished_at IS NULL ORDER BY sequence LIMIT 1
      ) AS "headId"
      FROM json_each(?) AS asked`,
    parameters: [JSON.stringify(projectIds)],
  };
}
