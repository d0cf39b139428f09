import type { Statement } from '../../../../database/statement.js';

/**
 * Notes the place of an action in the order of ends, and how many bytes its chunks and what they share take, as the
 * server keeps them: compressed. The statement before it has ended the action, and its trigger holds the row of the
 * project in `project_quotas` until the commit: so whoever ends another action of the project comes after that, and
 * sees this place.
 */
export function noteEnd(actionId: string): Statement {
  return {
    name: 'note_end',
    sql: `UPDATE async_actions SET stored_bytes = COALESCE((
        SELECT SUM(pg_column_size(items) + pg_column_size(codes)
          + COALESCE(pg_column_size(outcomes), 0) + COALESCE(pg_column_size(before), 0)
          + COALESCE(pg_column_size(changes), 0) + COALESCE(pg_column_size(versions), 0))
        FROM async_action_chunks WHERE action_id = async_actions.id), 0)
      + COALESCE((SELECT pg_column_size(shared) FROM async_action_inputs
          WHERE action_id = async_actions.id), 0),
      end_place = 1 + COALESCE((
        SELECT MAX(ended.end_place) FROM async_actions AS ended
        WHERE ended.project_id = async_actions.project_id AND ended.end_place IS NOT NULL), 0)
      WHERE id = $1`,
    parameters: [actionId],
  };
}
