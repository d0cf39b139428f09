import type { Statement } from '../../../../../database/statement.js';
import type { NewVoucherChange } from '../../voucher-change-store.js';

/**
 * Adds a change with the revision that its voucher has by now, and the place of the last action. The casts are for
 * PostgreSQL, which takes values in a SELECT for texts.
 */
export function addChange(change: NewVoucherChange): Statement {
  const { projectId, voucherId, event, createdAt, logId, route, keyName, requestId } = change;
  return {
    sql: `INSERT INTO voucher_changes (project_id, voucher_id, revision, sequence,
        created_at, event, log_id, route, key_name, request_id, changes)
      SELECT project_id, id, revision + CAST(? AS integer),
        (SELECT coalesce(max(sequence), 0) FROM async_actions WHERE project_id = ?),
        CAST(? AS bigint), CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS text),
        CAST(? AS text), CAST(? AS text)
      FROM vouchers WHERE project_id = ? AND id = ?`,
    parameters: [
      ...[event === 'voucher.binned' ? 1 : 0, projectId],
      ...[createdAt, event, logId, route, keyName, requestId, change.changes],
      ...[projectId, voucherId],
    ],
  };
}
