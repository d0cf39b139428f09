import type { Statement } from '../../../../database/statement.js';
import { RECORDS } from './voucher-records.js';

/** How far one statement may go. At least one voucher is always walked. */
export interface StretchLimits {
  readonly vouchers: number;
  /** Bytes of metadata. */
  readonly bytes: number;
}

/**
 * Scans the project's codes behind `after` in their order. Returns the last code of the stretch, null at
 * the end, and the metadata and version of those vouchers in it that have the key. Sizes are summed before any
 * metadata is read; keys are compared by value. Vouchers in the trash bin are passed over.
 */
export function readKeyHolders(
  projectId: string,
  key: string,
  after: string,
  limits: StretchLimits,
): Statement {
  return {
    sql: `WITH next AS (
        SELECT code, octet_length(metadata) AS bytes FROM vouchers
        WHERE project_id = ? AND code > ? ORDER BY code LIMIT ?
      ),
      summed AS (
        SELECT code, bytes, SUM(bytes) OVER (ORDER BY code) AS bytes_so_far FROM next
      ),
      stretch AS MATERIALIZED (
        SELECT code FROM summed WHERE bytes_so_far - bytes < ? ORDER BY code
      )
      SELECT (SELECT MAX(code) FROM stretch) AS "last",
        (SELECT ${RECORDS}
          FROM stretch CROSS JOIN vouchers AS voucher
            ON voucher.project_id = ? AND voucher.code = stretch.code
          WHERE voucher.deleted_at IS NULL AND EXISTS (
            SELECT 1 FROM json_each(voucher.metadata) AS entry WHERE entry.key = ?
          )) AS "vouchers"`,
    parameters: [projectId, after, limits.vouchers, limits.bytes, projectId, key],
  };
}
