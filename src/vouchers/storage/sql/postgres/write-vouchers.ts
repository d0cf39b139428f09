import type { Statement } from '../../../../database/statement.js';
import { hasVersion } from './voucher-version.js';

/**
 * Writes everything that may change of the vouchers of unique codes, found and left alone as in `writeMetadata`.
 */
export function writeVouchers(projectId: string, patches: string, nowMs: number): Statement {
  return {
    name: 'write_vouchers',
    sql: `WITH patch AS MATERIALIZED (
        SELECT item ->> 0 AS code, item -> 1 AS fields, (item ->> 2)::integer AS changes,
          item ->> 3 AS version
        FROM jsonb_array_elements($1::jsonb) AS item
      )
      UPDATE vouchers AS voucher SET
        definition = patch.fields ->> 'definition',
        metadata = patch.fields ->> 'metadata',
        active = (patch.fields ->> 'active')::boolean,
        category = patch.fields ->> 'category',
        start_date = (patch.fields ->> 'startDate')::bigint,
        expiration_date = (patch.fields ->> 'expirationDate')::bigint,
        updated_at = $2,
        revision = voucher.revision + patch.changes
      FROM patch
      WHERE ${hasVersion('patch.version')} AND (
        voucher.project_id = $3 AND voucher.code = patch.code AND voucher.deleted_at IS NULL
      ) IS TRUE`,
    parameters: [patches, nowMs, projectId],
  };
}
