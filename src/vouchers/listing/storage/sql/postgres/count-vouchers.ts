import { numbered } from '../../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../../database/statement.js';
import type { VoucherSelection } from '../../../voucher-selection.js';
import { selectionSql } from './selection-sql.js';

/** Counts a selection row by row. */
export function countVouchers(projectId: string, selection: VoucherSelection): Statement {
  const { sql, parameters } = selectionSql(projectId, selection);
  return numbered({ sql: `SELECT count(*) AS "count" ${sql}`, parameters });
}
