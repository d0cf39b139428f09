import type { Statement } from '../../../../database/statement.js';

/**
 * Notes the place of an action in the order of ends, and the bytes of its chunks and of what they share. SQLite knows
 * lengths without reading texts.
 */
export function noteEnd(actionId: string): Statement {
  return {
    sql: `UPDATE async_actions SET stored_bytes = COALESCE((
        SELECT SUM(octet_length(items) + octet_length(codes)
          + COALESCE(octet_length(outcomes), 0) + COALESCE(octet_length(before), 0)
          + COALESCE(octet_length(changes), 0) + COALESCE(octet_length(versions), 0))
        FROM async_action_chunks WHERE action_id = async_actions.id), 0)
      + COALESCE((SELECT octet_length(shared) FROM async_action_inputs
          WHERE action_id = async_actions.id), 0),
      end_place = 1 + COALESCE((
        SELECT MAX(ended.end_place) FROM async_actions AS ended
        WHERE ended.project_id = async_actions.project_id AND ended.end_place IS NOT NULL), 0)
      WHERE id = ?`,
    parameters: [actionId],
  };
}
