import type { Statement } from '../../../../database/statement.js';

/**
 * Row numbers and codes of the chunk after `after`, with its outcomes. The payloads, most of the
 * bytes, stay in the database. A step of a walk has rows only once it has found some. `->` keeps a code as the JSON it was accepted as, whatever it holds.
 */
export function reportChunk(actionId: string, after: number): Statement {
  return {
    sql: `SELECT chunk.number AS "number", chunk.outcomes AS "outcomes",
        (SELECT json_group_array(json_array(item.value -> 0, item.value -> 1))
          FROM json_each(chunk.items) AS item) AS "rows"
      FROM async_action_chunks AS chunk
      WHERE chunk.action_id = ? AND chunk.number > ? AND chunk.row_count > 0
      ORDER BY chunk.number LIMIT 1`,
    parameters: [actionId, after],
  };
}

/** The outcomes with an error that have the lowest row numbers. */
export function firstFailures(actionId: string, limit: number): Statement {
  return {
    sql: `SELECT outcome.value AS "outcome"
      FROM async_action_chunks AS chunk, json_each(chunk.outcomes) AS outcome
      WHERE chunk.action_id = ? AND chunk.failed_count > 0
        AND outcome.value -> 'error' IS NOT NULL
      ORDER BY CAST(outcome.value ->> 'row' AS INTEGER) LIMIT ?`,
    parameters: [actionId, limit],
  };
}
