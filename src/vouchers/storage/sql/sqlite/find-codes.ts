import type { Statement } from '../../../../database/statement.js';

/** The codes of the list that vouchers have. The list drives the join, as where their metadata is read. */
export function findCodes(projectId: string, codes: string): Statement {
  return {
    sql: `SELECT voucher.code AS "code"
      FROM json_each(?) AS wanted CROSS JOIN vouchers AS voucher
        ON voucher.project_id = ? AND voucher.code = wanted.value
      WHERE voucher.deleted_at IS NULL`,
    parameters: [codes, projectId],
  };
}
