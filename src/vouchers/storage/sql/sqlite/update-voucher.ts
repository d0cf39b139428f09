import type { Statement } from '../../../../database/statement.js';
import type { Voucher } from '../../../domain/voucher.js';

/** Writes what an edit may change, and counts the edit. */
export function updateVoucher(voucher: Voucher): Statement {
  const { projectId, code, active, category, startDate, expirationDate } = voucher;
  const dates = [startDate, expirationDate, voucher.updatedAt];
  return {
    sql: `UPDATE vouchers SET active = ?, category = ?, definition = ?, metadata = ?,
        start_date = ?, expiration_date = ?, updated_at = ?, revision = revision + 1
      WHERE project_id = ? AND code = ?`,
    parameters: [
      ...[active, category, JSON.stringify(voucher.definition), voucher.metadata, ...dates],
      ...[projectId, code],
    ],
  };
}
