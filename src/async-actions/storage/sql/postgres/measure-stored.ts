import type { Statement } from '../../../../database/statement.js';

/** Notes how many bytes the chunks of an action and what they share take, as the server keeps them: compressed. */
export function measureStored(actionId: string): Statement {
  return {
    name: 'measure_stored',
    sql: `UPDATE async_actions SET stored_bytes = COALESCE((
        SELECT SUM(pg_column_size(items) + pg_column_size(codes)
          + COALESCE(pg_column_size(outcomes), 0) + COALESCE(pg_column_size(before), 0)
          + COALESCE(pg_column_size(changes), 0) + COALESCE(pg_column_size(versions), 0))
        FROM async_action_chunks WHERE action_id = async_actions.id), 0)
      + COALESCE((SELECT pg_column_size(shared) FROM async_action_inputs
          WHERE action_id = async_actions.id), 0)
      WHERE id = $1`,
    parameters: [actionId],
  };
}
