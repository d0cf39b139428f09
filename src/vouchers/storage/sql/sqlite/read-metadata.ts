import type { Statement } from '../../../../database/statement.js';
import { RECORDS } from './voucher-records.js';

/**
 * Codes, metadata and versions of the chunk's vouchers as one text of records. The list drives the join (CROSS JOIN
 * keeps SQLite from turning it round and walking the whole project); one text instead of a row object
 * a voucher keeps the main thread out of it. A code that cannot be kept as sent meets none that was.
 */
export function readMetadata(projectId: string, codes: string): Statement {
  return {
    sql: `SELECT ${RECORDS} AS "vouchers"
      FROM json_each(?) AS wanted CROSS JOIN vouchers AS voucher
        ON voucher.project_id = ? AND voucher.code = wanted.value
      WHERE voucher.deleted_at IS NULL`,
    parameters: [codes, projectId],
  };
}

/** The same: a transaction on SQLite has the whole database to itself. */
export function lockMetadata(projectId: string, codes: string): Statement {
  return readMetadata(projectId, codes);
}
