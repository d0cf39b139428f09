import type { Statement } from '../../../../../database/statement.js';

/**
 * Deletes the places of the first rows in `left_places` that are `minAgeMs` old, and these rows, which it counts.
 * Others may do the same at the same time. What was placed by a later change stays, though it be the same
 * place: a clock that went back gave it to its voucher again.
 */
export function deleteLeftPlaces(rows: number, minAgeMs: number): Statement {
  return {
    sql: `WITH taken AS MATERIALIZED (
        SELECT number, project_id, left_by, moments, codes FROM left_places
        WHERE left_at <= clock_timestamp() - $2 * interval '1 millisecond'
        ORDER BY number LIMIT $1 FOR UPDATE SKIP LOCKED
      ),
      emptied AS (
        DELETE FROM vouchers_by_update AS placed
        USING taken CROSS JOIN LATERAL unnest(taken.moments, taken.codes) AS place (updated_at, code)
        WHERE placed.project_id = taken.project_id AND placed.updated_at = place.updated_at
          AND placed.code = place.code COLLATE "C" AND placed.placed_by < taken.left_by
      )
      DELETE FROM left_places USING taken WHERE left_places.number = taken.number`,
    parameters: [rows, minAgeMs],
  };
}
