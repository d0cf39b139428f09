import type { Statement } from '../../../../database/statement.js';
import { SNAPSHOTS } from './voucher-records.js';

/**
 * The chunk's vouchers as one text of snapshots, those in the trash bin too. As in `readMetadata` the list drives the
 * join, so no plan goes through the whole project.
 */
export function readSnapshots(projectId: string, codes: string): Statement {
  return {
    sql: `SELECT ${SNAPSHOTS} AS "vouchers"
      FROM json_each(?) AS wanted CROSS JOIN vouchers AS voucher
        ON voucher.project_id = ? AND voucher.code = wanted.value`,
    parameters: [codes, projectId],
  };
}

/** The same: a transaction on SQLite has the whole database to itself. */
export function lockSnapshots(projectId: string, codes: string): Statement {
  return readSnapshots(projectId, codes);
}
