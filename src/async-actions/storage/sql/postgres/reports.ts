import { decodableJson } from '../../../../database/postgres/decodable-json.js';
import type { RowSelection } from '../../../row.js';
import type { RowRange } from '../../chunk-store.js';
import { CHUNKS_HAVING } from '../chunks-having.js';
import type { Statement } from '../../../../database/statement.js';

/** Digits of a row number and the comma behind them. */
const LONGEST_NUMBER = 11;

/**
 * Of the chunk after `after`: row numbers and codes of its rows from `first` to `last`, their outcomes, and the lowest
 * and highest row number of all its rows. The payloads, most of the bytes, stay in the database. A step of a scan has
 * rows only once it has found some. Elements of an array are never decoded, so a code stays the JSON it was accepted
 * as, whatever it holds.
 */
export function reportChunk(
  actionId: string,
  after: number,
  { first, last }: RowRange,
  having: RowSelection,
): Statement {
  return {
    sql: `SELECT chunk.number AS "number", item.first AS "first", item.last AS "last", item.rows AS "rows",
        chunk.processed_at IS NOT NULL AS "isProcessed",
        CASE
          WHEN chunk.outcomes IS NULL OR (item.first >= $3 AND item.last <= $4) THEN chunk.outcomes
          ELSE (
            SELECT '[' || COALESCE(string_agg(element.value::text, ',' ORDER BY element.place), '') || ']'
            FROM json_array_elements(chunk.outcomes::json) WITH ORDINALITY AS element(value, place)
            WHERE (${decodableJson('element.value::text')} ->> 'row')::integer BETWEEN $3 AND $4
          )
        END AS "outcomes"
      FROM (
        SELECT number, items, outcomes, processed_at FROM async_action_chunks
        WHERE action_id = $1 AND number > $2 AND row_count > 0 AND ${CHUNKS_HAVING[having]}
        ORDER BY number LIMIT 1
      ) AS chunk
      CROSS JOIN LATERAL (
        SELECT min(accepted.row) AS first, max(accepted.row) AS last,
          '[' || COALESCE(string_agg('[' || accepted.row || ',' || (
              SELECT part.value::text FROM json_array_elements(accepted.value) WITH ORDINALITY AS part(value, place)
              WHERE part.place = 2
            ) || ']', ',' ORDER BY accepted.place)
            FILTER (WHERE accepted.row BETWEEN $3 AND $4), '') || ']' AS rows
        FROM (
          SELECT value, place, split_part(substr(value::text, 2, ${LONGEST_NUMBER}), ',', 1)::integer AS row
          FROM json_array_elements(chunk.items::json) WITH ORDINALITY AS element(value, place)
        ) AS accepted
      ) AS item`,
    parameters: [actionId, after, first, last],
  };
}

/** The highest row number of an action: the number of its rows, unless they are some of another request. */
export function lastRow(actionId: string): Statement {
  return {
    sql: `SELECT COALESCE((SELECT last_row FROM async_actions WHERE id = $1), COALESCE(SUM(row_count), 0)::integer) AS "last"
      FROM async_action_chunks WHERE action_id = $1`,
    parameters: [actionId],
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
