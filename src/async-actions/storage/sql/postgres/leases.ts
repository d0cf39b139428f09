import { hasEnded, NOW } from '../../../../database/postgres/lease-clock.js';
import type { Statement } from '../../../../database/statement.js';

/** Takes the lease if it is new, free or expired and the project queue is not paused; then returns the token. */
export function acquireLease(projectId: string, owner: string, ttlMs: number): Statement {
  return {
    name: 'acquire_lease',
    sql: `INSERT INTO project_leases AS lease (project_id, owner, fencing_token, expires_at)
      VALUES ($1, $2, 1, ${NOW} + $3)
      ON CONFLICT (project_id) DO UPDATE SET
        owner = excluded.owner,
        fencing_token = lease.fencing_token + 1,
        expires_at = ${NOW} + $3
      WHERE ${hasEnded('lease.expires_at', '$3')} AND lease.paused_at IS NULL
      RETURNING fencing_token AS "fencingToken"`,
    parameters: [projectId, owner, ttlMs],
  };
}

/** Prolongs the lease if the token is still the newest; then returns since when the project queue is paused. */
export function renewLease(projectId: string, fencingToken: number, ttlMs: number): Statement {
  return {
    name: 'renew_lease',
    sql: `WITH renewed AS (
        UPDATE project_leases SET expires_at = ${NOW} + $3
        WHERE project_id = $1 AND fencing_token = $2
        RETURNING paused_at
      )
      SELECT paused_at AS "pausedAt" FROM renewed`,
    parameters: [projectId, fencingToken, ttlMs],
  };
}

/** Projects with an unfinished action and no live lease, unless the queue or the action at its head is paused. */
export function idleProjectsWithWork(ttlMs: number): Statement {
  return {
    name: 'idle_projects_with_work',
    sql: `SELECT queue.project_id AS "projectId"
      FROM (SELECT DISTINCT project_id FROM async_actions WHERE finished_at IS NULL) AS queue
      LEFT JOIN project_leases AS lease ON lease.project_id = queue.project_id
      WHERE ${hasEnded('COALESCE(lease.expires_at, 0)', '$1')} AND lease.paused_at IS NULL
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
