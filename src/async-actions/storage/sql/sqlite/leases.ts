import { hasEnded, NOW } from '../../../../database/sqlite/lease-clock.js';
import type { Statement } from '../../../../database/statement.js';

/** Takes the lease if it is new, free or expired and the project queue is not paused; then returns the token. */
export function acquireLease(projectId: string, owner: string, ttlMs: number): Statement {
  return {
    sql: `WITH now AS (SELECT ${NOW} AS ms)
      INSERT INTO project_leases (project_id, owner, fencing_token, expires_at)
      SELECT ?, ?, 1, ms + ? FROM now WHERE true
      ON CONFLICT (project_id) DO UPDATE SET
        owner = excluded.owner,
        fencing_token = fencing_token + 1,
        expires_at = excluded.expires_at
      WHERE ${hasEnded('project_leases.expires_at')} AND project_leases.paused_at IS NULL
      RETURNING fencing_token AS "fencingToken"`,
    parameters: [projectId, owner, ttlMs, ttlMs],
  };
}

/** Prolongs the lease if the token is still the newest; then returns since when the project queue is paused. */
export function renewLease(projectId: string, fencingToken: number, ttlMs: number): Statement {
  return {
    sql: `WITH now AS (SELECT ${NOW} AS ms)
      UPDATE project_leases SET expires_at = (SELECT ms FROM now) + ?
      WHERE project_id = ? AND fencing_token = ?
      RETURNING paused_at AS "pausedAt"`,
    parameters: [ttlMs, projectId, fencingToken],
  };
}

/** Projects with an unfinished action and no live lease, unless the queue or the action at its head is paused. */
export function idleProjectsWithWork(ttlMs: number): Statement {
  return {
    sql: `SELECT queue.project_id AS "projectId"
      FROM (SELECT DISTINCT project_id FROM async_actions WHERE finished_at IS NULL) AS queue
      LEFT JOIN project_leases AS lease ON lease.project_id = queue.project_id
      WHERE ${hasEnded('COALESCE(lease.expires_at, 0)')} AND lease.paused_at IS NULL
        AND NOT EXISTS (
          SELECT 1 FROM async_actions AS head
          WHERE head.project_id = queue.project_id AND head.finished_at IS NULL
            AND head.paused_at IS NOT NULL AND head.cancel_requested_at IS NULL
            AND head.sequence = (
              SELECT MIN(sequence) FROM async_actions
              WHERE project_id = queue.project_id AND finished_at IS NULL
            )
        )`,
    parameters: [ttlMs],
  };
}
