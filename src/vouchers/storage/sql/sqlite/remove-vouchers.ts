import type { Statement } from '../../../../database/statement.js';
import { VERSION } from './voucher-version.js';

/**
 * Deletes the vouchers of unique codes, each found by its primary key and left alone when it has another version. A
 * version holds the id, so none fits another voucher of the list.
 */
export function removeVouchers(projectId: string, removals: string): Statement {
  return {
    sql: `DELETE FROM vouchers AS voucher
      WHERE voucher.project_id = ? AND voucher.code IN (SELECT value ->> 0 FROM json_each(?))
        AND voucher.deleted_at IS NULL
        AND ${VERSION} IN (SELECT value ->> 1 FROM json_each(?))`,
    parameters: [projectId, removals, removals],
  };
}
