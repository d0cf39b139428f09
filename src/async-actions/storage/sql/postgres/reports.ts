import { decodableJson } from '../../../../database/postgres/decodable-json.js';
import type { Statement } from '../../../../database/statement.js';

/**
 * Row numbers and codes of the chunk after `after`, with its outcomes. The payloads, most of the bytes,
 * stay in the database. A step of a walk has rows only once it has found some. Elements of an array are
 * never decoded, so a code stays the JSON it was accepted as, whatever it holds.
 */
export function reportChunk(actionId: string, after: number): Statement {
  return {
    sql: `SELECT chunk.number AS "number", chunk.outcomes AS "outcomes",
        (SELECT '[' || COALESCE(string_agg(row_and_code.text, ',' ORDER BY item.place), '') || ']'
          FROM json_array_elements(chunk.items::json) WITH ORDINALITY AS item(value, place)
          CROSS JOIN LATERAL (
            SELECT '[' || string_agg(part.value::text, ',' ORDER BY part.place) || ']' AS text
            FROM json_array_elements(item.value) WITH ORDINALITY AS part(value, place)
            WHERE part.place <= 2
          ) AS row_and_code) AS "rows"
      FROM async_action_chunks AS chunk
      WHERE chunk.action_id = $1 AND chunk.number > $2 AND chunk.row_count > 0
      ORDER BY chunk.number LIMIT 1`,
    parameters: [actionId, after],
  };
}

/** The outcomes with an error that have the lowest row numbers. */
export function firstFailures(actionId: string, limit: number): Statement {
  return {
    sql: `SELECT outcome.original AS "outcome"
      FROM async_action_chunks AS chunk
      CROSS JOIN LATERAL json_array_elements(chunk.outcomes::json) AS element(value)
      CROSS JOIN LATERAL (
        SELECT element.value::text AS original, ${decodableJson('element.value::text')} AS decodable
      ) AS outcome
      WHERE chunk.action_id = $1 AND chunk.failed_count > 0
        AND outcome.decodable -> 'error' IS NOT NULL
      ORDER BY (outcome.decodable ->> 'row')::integer LIMIT $2`,
    parameters: [actionId, limit],
  };
}
