import type { Statement } from '../../../../database/statement.js';
import { VERSION } from './voucher-version.js';

/**
 * Writes everything that may change of the vouchers of unique codes, found and left alone as in `writeMetadata`.
 */
export function writeVouchers(projectId: string, patches: string, nowMs: number): Statement {
  return {
    sql: `UPDATE vouchers AS voucher SET
        definition = patch.fields ->> 'definition',
        metadata = patch.fields ->> 'metadata',
        active = patch.fields ->> 'active',
        category = patch.fields ->> 'category',
        start_date = patch.fields ->> 'startDate',
        expiration_date = patch.fields ->> 'expirationDate',
        updated_at = ?,
        revision = voucher.revision + patch.changes
      FROM (
        WITH patch AS MATERIALIZED (
          SELECT value ->> 0 AS code, value -> 1 AS fields, value ->> 2 AS changes,
            value ->> 3 AS version
          FROM json_each(?)
        )
        SELECT * FROM patch
      ) AS patch
      WHERE voucher.project_id = ? AND voucher.code = patch.code
        AND voucher.deleted_at IS NULL AND ${VERSION} = +patch.version`,
    parameters: [nowMs, patches, projectId],
  };
}
