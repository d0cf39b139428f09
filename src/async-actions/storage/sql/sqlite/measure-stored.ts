import type { Statement } from '../../../../database/statement.js';

/** Notes the bytes of the chunks of an action and of what they share. SQLite knows lengths without reading texts. */
export function measureStored(actionId: string): Statement {
  return {
    sql: `UPDATE async_actions SET stored_bytes = COALESCE((
        SELECT SUM(octet_length(items) + octet_length(codes)
          + COALESCE(octet_length(outcomes), 0) + COALESCE(octet_length(before), 0)
          + COALESCE(octet_length(changes), 0) + COALESCE(octet_length(versions), 0))
        FROM async_action_chunks WHERE action_id = async_actions.id), 0)
      + COALESCE((SELECT octet_length(shared) FROM async_action_inputs
          WHERE action_id = async_actions.id), 0)
      WHERE id = ?`,
    parameters: [actionId],
  };
}
