import type { Statement } from '../../../../database/statement.js';
import type { CodeRowsQuery } from '../../code-index.js';

/**
 * Of a processed chunk the rows of a code, their outcomes, and of the prior values with a revision below a bound the
 * newest. JSON arrays; all other rows stay in the database.
 */
export function rowsOfCode({ actionId, number, json, below, limit }: CodeRowsQuery): Statement {
  return {
    sql: `WITH chunk AS MATERIALIZED (
        SELECT processed_at, items, outcomes, before FROM async_action_chunks
        WHERE action_id = ? AND number = ? AND processed_at IS NOT NULL
      ), item AS MATERIALIZED (
        SELECT value, value ->> 0 AS row FROM chunk, json_each(chunk.items) WHERE value -> 1 = ?
      ), noted AS MATERIALIZED (
        SELECT value FROM chunk, json_each(chunk.before)
        WHERE value ->> 0 IN (SELECT row FROM item) AND value ->> 2 < ?
        ORDER BY value ->> 2 DESC LIMIT ?
      )
      SELECT processed_at AS "processedAt",
        (SELECT json_group_array(json(value)) FROM item) AS "items",
        (SELECT json_group_array(json(value)) FROM noted) AS "before",
        (SELECT json_group_array(json(outcome.value)) FROM json_each(chunk.outcomes) AS outcome
          WHERE outcome.value ->> 'row' IN (SELECT row FROM item)) AS "outcomes",
        (SELECT count(*) FROM noted) AS "notedCount"
      FROM chunk`,
    parameters: [actionId, number, json, below, limit],
  };
}
