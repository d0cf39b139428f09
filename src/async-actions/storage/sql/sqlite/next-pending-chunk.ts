import type { Statement } from '../../../../database/statement.js';

/** The first chunk behind `after` that is not processed, with what all rows of its action share. */
export function nextPendingChunk(actionId: string, after: number): Statement {
  return {
    sql: `SELECT chunk.number AS "number", chunk.items AS "items", chunk.codes AS "codes",
        input.shared AS "shared", chunk.versions AS "versions"
      FROM async_action_chunks AS chunk
      LEFT JOIN async_action_inputs AS input ON input.action_id = chunk.action_id
      WHERE chunk.action_id = ? AND chunk.number > ? AND chunk.processed_at IS NULL
      ORDER BY chunk.number LIMIT 1`,
    parameters: [actionId, after],
  };
}
