import type { Statement } from '../../../../database/statement.js';
import type { ChunkCounts } from '../../action-store.js';

/**
 * Adds the counts of a chunk to its action and returns the sums; no row when the action was stopped. The end of a scan
 * settles the total.
 */
export function advanceAction(
  id: string,
  { done, failed, changed = 0, endsScan = false, nowMs }: ChunkCounts,
): Statement {
  const total = endsScan ? 'done_count + chunk.done + failed_count + chunk.failed' : 'total_count';
  return {
    sql: `WITH chunk AS (SELECT ? AS done, ? AS failed, ? AS changed, ? AS now)
      UPDATE async_actions SET
        status = 'IN_PROGRESS',
        started_at = COALESCE(started_at, chunk.now),
        updated_at = chunk.now,
        pace_since = COALESCE(pace_since, chunk.now),
        pace_rows = COALESCE(pace_rows, done_count + chunk.done + failed_count + chunk.failed),
        done_count = done_count + chunk.done,
        failed_count = failed_count + chunk.failed,
        changed_count = changed_count + chunk.changed,
        total_count = ${total}
      FROM chunk WHERE id = ?
        AND finished_at IS NULL AND cancel_requested_at IS NULL AND paused_at IS NULL
      RETURNING total_count AS "totalCount", done_count AS "doneCount", failed_count AS "failedCount",
        changed_count AS "changedCount"`,
    parameters: [done, failed, changed, nowMs, id],
  };
}
