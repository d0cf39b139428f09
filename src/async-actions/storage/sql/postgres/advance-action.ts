import type { Statement } from '../../../../database/statement.js';
import type { ChunkCounts } from '../../action-store.js';

/**
 * Adds the counts of a chunk to its action and returns the sums; no row when the action was stopped. The end of a scan
 * settles the total.
 * Differs from SQLite because TypeORM returns the rows of a SELECT only.
 */
export function advanceAction(
  id: string,
  { done, failed, changed = 0, endsScan = false, nowMs }: ChunkCounts,
): Statement {
  const total = endsScan ? 'done_count + $2 + failed_count + $3' : 'total_count';
  return {
    name: endsScan ? 'end_scan' : 'advance_action',
    sql: `WITH advanced AS (
        UPDATE async_actions SET
          status = 'IN_PROGRESS',
          started_at = COALESCE(started_at, $4),
          updated_at = $4,
          pace_since = COALESCE(pace_since, $4),
          pace_rows = COALESCE(pace_rows, done_count + $2 + failed_count + $3),
          done_count = done_count + $2,
          failed_count = failed_count + $3,
          changed_count = changed_count + $5,
          total_count = ${total}
        WHERE id = $1
          AND finished_at IS NULL AND cancel_requested_at IS NULL AND paused_at IS NULL
        RETURNING total_count, done_count, failed_count, changed_count
      )
      SELECT total_count AS "totalCount", done_count AS "doneCount", failed_count AS "failedCount",
        changed_count AS "changedCount"
      FROM advanced`,
    parameters: [id, done, failed, nowMs, changed],
  };
}
