import type { Statement } from '../../../../database/statement.js';
import { hasVersion } from './voucher-version.js';

/** Deletes the vouchers of unique codes, found and left alone as in `writeMetadata`. */
export function removeVouchers(projectId: string, removals: string): Statement {
  return {
    sql: `WITH removal AS MATERIALIZED (
        SELECT item ->> 0 AS code, item ->> 1 AS version
        FROM jsonb_array_elements($1::jsonb) AS item
      )
      DELETE FROM vouchers AS voucher USING removal
      WHERE ${hasVersion('removal.version')} AND (
        voucher.project_id = $2 AND voucher.code = removal.code AND voucher.deleted_at IS NULL
      ) IS TRUE`,
    parameters: [removals, projectId],
  };
}
