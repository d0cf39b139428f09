import { numbered } from '../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../database/statement.js';
import { lookText } from '../look-text.js';

/**
 * Looks at actions, see {@link lookText}.
 * Differs from SQLite because a list is an array.
 */
export function lookAtActions(
  columns: string,
  followed: readonly string[],
  awaited: readonly string[],
): Statement {
  const sql = lookText(columns, 'unnest(?::text[]) AS list(value)');
  return { ...numbered({ sql, parameters: [followed, awaited] }), name: 'look_at_actions' };
}

/** Of each project the place of its last end, and the id of the action at the head of its queue. */
export function projectFronts(projectIds: readonly string[]): Statement {
  return {
    name: 'project_fronts',
    sql: `SELECT asked.value AS "projectId", (
        SELECT MAX(end_place) FROM async_actions
        WHERE project_id = asked.value AND end_place IS NOT NULL
      ) AS "lastPlace", (
        SELECT id FROM async_actions
        WHERE project_id = asked.value AND finished_at IS NULL ORDER BY sequence LIMIT 1
      ) AS "headId"
      FROM unnest($1::text[]) AS asked(value)`,
    parameters: [projectIds],
  };
}
