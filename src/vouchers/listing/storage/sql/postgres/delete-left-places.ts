import type { Statement } from '../../../../../database/statement.js';

/**
 * A plan that was made while the order was short reads all of it for each place, and is kept while it grows. To be
 * run before, in the transaction of the other.
 */
export const BY_INDEX: Statement = { sql: 'SET LOCAL enable_seqscan = off', parameters: [] };

/**
 * Deletes the places of the first rows in `left_places` that are `minAgeMs` old, and these rows, which it counts.
 * Others may do the same at the same time. What was placed by a later change stays, though it be the same
 * place: a clock that went back gave it to its voucher again. Looks for the places one by one, as the OFFSET
 * demands: a join was planned as all places of a project, each compared with all that were left.
 */
export function deleteLeftPlaces(rows: number, minAgeMs: number): Statement {
  return {
    sql: `WITH taken AS MATERIALIZED (
        SELECT number, project_id, left_by, moments, codes FROM left_places
        WHERE left_at <= clock_timestamp() - $2 * interval '1 millisecond'
        ORDER BY number LIMIT $1 FOR UPDATE SKIP LOCKED
      ),
      emptied AS (
        DELETE FROM vouchers_by_update WHERE ctid = ANY (ARRAY(
          SELECT placed.at FROM taken
          CROSS JOIN LATERAL unnest(taken.moments, taken.codes) AS place (updated_at, code)
          CROSS JOIN LATERAL (
            SELECT ctid AS at FROM vouchers_by_update
            WHERE project_id = taken.project_id AND updated_at = place.updated_at
              AND code = place.code COLLATE "C" AND placed_by < taken.left_by
            OFFSET 0
          ) AS placed
        ))
      )
      DELETE FROM left_places USING taken WHERE left_places.number = taken.number`,
    parameters: [rows, minAgeMs],
  };
}
