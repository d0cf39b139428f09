import { hasEnded, NOW } from '../../../../database/sqlite/lease-clock.js';
import type { Statement } from '../../../../database/statement.js';
import { TURN } from '../claim.js';

/** Takes the export whose turn it is. TypeORM returns rows of an update only when it begins with something else. */
export function claimExport(ttlMs: number, nowMs: number): Statement {
  return {
    sql: `WITH turn AS (
        SELECT head.id FROM exports AS head
        WHERE head.finished_at IS NULL AND ${hasEnded('head.lease_expires_at')} AND ${TURN} LIMIT 1
      )
      UPDATE exports SET status = 'IN_PROGRESS', worked_at = ?, attempts = attempts + 1,
        fencing_token = fencing_token + 1, lease_expires_at = ${NOW} + ?
      WHERE id IN (SELECT id FROM turn)
      RETURNING id AS "id"`,
    parameters: [ttlMs, nowMs, ttlMs],
  };
}

/** Deletes the first `limit` pieces of a file. */
export function deleteChunks(id: string, limit: number): Statement {
  return {
    sql: `DELETE FROM export_chunks WHERE export_id = ? AND number IN (
        SELECT number FROM export_chunks WHERE export_id = ? ORDER BY number LIMIT ?
      )`,
    parameters: [id, id, limit],
  };
}

/** The ids of files that no export has, or whose export has failed. */
export function leftoverExports(limit: number): Statement {
  return {
    sql: `SELECT DISTINCT chunk.export_id AS "id" FROM export_chunks AS chunk
      LEFT JOIN exports AS owner ON owner.id = chunk.export_id
      WHERE owner.id IS NULL OR owner.status = 'ERROR' LIMIT ?`,
    parameters: [limit],
  };
}
