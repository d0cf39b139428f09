import type { RowSelection } from '../../../row.js';
import type { RowRange } from '../../chunk-store.js';
import { CHUNKS_HAVING } from '../chunks-having.js';
import type { Statement } from '../../../../database/statement.js';

/** Digits of a row number and what is behind them, which a cast leaves out. */
const LONGEST_NUMBER = 11;

/**
 * Of the chunk after `after`: row numbers and codes of its rows from `first` to `last`, their outcomes, and the lowest
 * and highest row number of all its rows. The payloads, most of the bytes, stay in the database. A step of a scan has
 * rows only once it has found some. `->` keeps a code as the JSON it was accepted as, whatever it holds.
 */
export function reportChunk(
  actionId: string,
  after: number,
  { first, last }: RowRange,
  having: RowSelection,
): Statement {
  return {
    sql: `WITH chunk AS MATERIALIZED (
        SELECT number, items, outcomes, processed_at FROM async_action_chunks
        WHERE action_id = ? AND number > ? AND row_count > 0 AND ${CHUNKS_HAVING[having]}
        ORDER BY number LIMIT 1
      ), item AS MATERIALIZED (
        SELECT min(row) AS first, max(row) AS last,
          json_group_array(json_array(row, value -> 1)) FILTER (WHERE row BETWEEN ? AND ?) AS rows
        FROM (
          SELECT value, CAST(substr(value, 2, ${LONGEST_NUMBER}) AS INTEGER) AS row
          FROM chunk, json_each(chunk.items)
          LIMIT -1 OFFSET 0 -- or each use of the number would cut it out again
        )
      )
      SELECT chunk.number AS "number", item.first AS "first", item.last AS "last", item.rows AS "rows",
        chunk.processed_at IS NOT NULL AS "isProcessed",
        CASE
          WHEN chunk.outcomes IS NULL OR (item.first >= ? AND item.last <= ?) THEN chunk.outcomes
          ELSE (
            SELECT json_group_array(json(outcome.value)) FROM json_each(chunk.outcomes) AS outcome
            WHERE outcome.value ->> 'row' BETWEEN ? AND ?
          )
        END AS "outcomes"
      FROM chunk, item`,
    parameters: [actionId, after, first, last, first, last, first, last],
  };
}

/** The highest row number of an action: the number of its rows, unless they are some of another request. */
export function lastRow(actionId: string): Statement {
  return {
    sql: `SELECT COALESCE((SELECT last_row FROM async_actions WHERE id = ?), COALESCE(SUM(row_count), 0)) AS "last"
      FROM async_action_chunks WHERE action_id = ?`,
    parameters: [actionId, actionId],
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
