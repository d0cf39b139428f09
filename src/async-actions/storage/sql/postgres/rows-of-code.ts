import { decodableJson } from '../../../../database/postgres/decodable-json.js';
import type { Statement } from '../../../../database/statement.js';
import type { CodeRowsQuery } from '../../code-index.js';

/**
 * Of a processed chunk the rows of a code, their outcomes, and of the prior values with a revision below a bound the
 * newest. JSON arrays; all other rows stay in the database. Elements of an array are never decoded, whatever they hold.
 */
export function rowsOfCode({ actionId, number, json, below, limit }: CodeRowsQuery): Statement {
  return {
    sql: `WITH chunk AS MATERIALIZED (
        SELECT processed_at, items, outcomes, before FROM async_action_chunks
        WHERE action_id = $1 AND number = $2 AND processed_at IS NOT NULL
      ), item AS MATERIALIZED (
        SELECT value::text, (value -> 0)::text::integer AS row
        FROM chunk, json_array_elements(chunk.items::json) AS element(value)
        WHERE (value -> 1)::text = $3
      ), noted AS MATERIALIZED (
        SELECT value::text
        FROM chunk, json_array_elements(chunk.before::json) AS element(value)
        WHERE (value -> 0)::text::integer IN (SELECT row FROM item)
          AND (value -> 2)::text::integer < $4
        ORDER BY (value -> 2)::text::integer DESC LIMIT $5
      )
      SELECT processed_at::double precision AS "processedAt",
        (SELECT ${listOf('value')} FROM item) AS "items",
        (SELECT ${listOf('value')} FROM noted) AS "before",
        (SELECT ${listOf('value::text')} FROM json_array_elements(chunk.outcomes::json) AS element(value)
          WHERE (${decodableJson('value::text')} ->> 'row')::integer IN (SELECT row FROM item)) AS "outcomes",
        (SELECT count(*)::integer FROM noted) AS "notedCount"
      FROM chunk`,
    parameters: [actionId, number, json, below, limit],
  };
}

function listOf(value: string): string {
  return `'[' || COALESCE(string_agg(${value}, ','), '') || ']'`;
}
