import { hasEnded, NOW } from '../../../../database/postgres/lease-clock.js';
import { numbered } from '../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../database/statement.js';
import { TURN } from '../claim.js';
import * as sqlite from '../sqlite/exports.js';

/** Takes the export whose turn it is. One that somebody else takes at this moment is passed over. */
export function claimExport(ttlMs: number, nowMs: number): Statement {
  return {
    name: 'claim_export',
    sql: `WITH turn AS (
        SELECT head.id FROM exports AS head
        WHERE head.finished_at IS NULL AND ${hasEnded('head.lease_expires_at', '$2')} AND ${TURN}
        LIMIT 1 FOR UPDATE OF head SKIP LOCKED
      ), taken AS (
        UPDATE exports SET status = 'IN_PROGRESS', worked_at = $1, attempts = attempts + 1,
          fencing_token = fencing_token + 1, lease_expires_at = ${NOW} + $2
        WHERE id IN (SELECT id FROM turn)
        RETURNING id
      )
      SELECT id AS "id" FROM taken`,
    parameters: [nowMs, ttlMs],
  };
}

/** The same on both databases. */
export function deleteChunks(id: string, limit: number): Statement {
  return numbered(sqlite.deleteChunks(id, limit));
}

/** The same on both databases. */
export function leftoverExports(limit: number): Statement {
  return numbered(sqlite.leftoverExports(limit));
}
